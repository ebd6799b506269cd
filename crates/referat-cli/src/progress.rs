//! How far an import has come, on standard error: a bar on a terminal, else a
//! line now and then.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use referat_corpus::{Progress, Stage};

/// Shows how far an import has come.
pub(crate) struct Bar {
    look: Look,
    began: Instant,
    stage: Option<(Stage, Instant)>,
    shown: Option<Instant>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Bar,
    Lines,
    Nothing,
}

/// Between two lines.
const PAUSE: Duration = Duration::from_secs(10);

/// How many signs a bar has.
const WIDTH: u64 = 20;

impl Bar {
    pub(crate) fn new(quiet: bool) -> Self {
        let look = match quiet {
            true => Look::Nothing,
            false if io::stderr().is_terminal() => Look::Bar,
            false => Look::Lines,
        };
        Self { look, began: Instant::now(), stage: None, shown: None }
    }

    /// Shows how far it is now.
    pub(crate) fn show(&mut self, progress: &Progress) {
        let now = Instant::now();
        let since = match self.stage {
            Some((stage, since)) if stage == progress.stage => since,
            _ => {
                self.stage = Some((progress.stage, now));
                now
            }
        };
        let is_due = self.shown.unwrap_or(self.began) + PAUSE <= now;
        let text = || line(progress, now - since);
        // Nobody is left to tell when standard error is gone.
        let _ = match self.look {
            Look::Bar => write!(io::stderr(), "\r\x1b[K{}", text()),
            Look::Lines if is_due => {
                self.shown = Some(now);
                writeln!(io::stderr(), "{}", text())
            }
            _ => Ok(()),
        };
    }

    /// Leaves the line to others.
    pub(crate) fn end(&self) {
        if self.look == Look::Bar && self.stage.is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// How far it is, how fast, what failed, and what time it will take.
fn line(progress: &Progress, since: Duration) -> String {
    let (verb, what) = match progress.stage {
        Stage::Reading => ("reading", "files"),
        Stage::Linking => ("linking", "documents"),
        _ => ("writing", "documents"),
    };
    let Progress { files, done, known, failed, is_found, .. } = *progress;
    if !is_found {
        return format!("{verb} {done} of {files} {what} found so far{}", errors(failed));
    }
    let filled = (WIDTH * done.min(files)).checked_div(files).unwrap_or(WIDTH);
    let bar: String = (0..WIDTH).map(|at| if at < filled { '#' } else { '.' }).collect();
    let rate = done.saturating_sub(known) as f64 / since.as_secs_f64().max(0.1);
    let left = if rate > 0.0 && done < files {
        format!(", {} left", time(((files - done) as f64 / rate) as u64))
    } else {
        String::new()
    };
    format!("{verb} [{bar}] {done} of {files} {what}, {rate:.0}/s{}{left}", errors(failed))
}

fn errors(count: u64) -> String {
    match count {
        0 => String::new(),
        1 => ", 1 error".to_owned(),
        _ => format!(", {count} errors"),
    }
}

/// Seconds as a clock shows them.
fn time(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_far_it_is_and_what_time_is_left() {
        let mut progress = Progress::default();
        (progress.files, progress.done, progress.failed) = (400, 100, 1);
        assert_eq!(
            line(&progress, Duration::from_secs(10)),
            "reading 100 of 400 files found so far, 1 error"
        );
        progress.is_found = true;
        assert_eq!(
            line(&progress, Duration::from_secs(10)),
            "reading [#####...............] 100 of 400 files, 10/s, 1 error, 0:30 left"
        );
        (progress.done, progress.known, progress.failed) = (400, 400, 0);
        assert_eq!(line(&progress, Duration::ZERO), "reading [####################] 400 of 400 files, 0/s");
        progress.stage = Stage::Writing;
        (progress.files, progress.done) = (0, 0);
        assert!(line(&progress, Duration::ZERO).contains("0 of 0 documents"));
    }

    #[test]
    fn time_is_told_as_a_clock_does() {
        assert_eq!([59, 61, 3725].map(time), ["0:59", "1:01", "1:02:05"]);
    }
}
