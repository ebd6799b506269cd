//! Running Tesseract: a picture in, hOCR out.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::OcrFailure;

/// The program, and how long it may take.
#[derive(Clone, Debug)]
pub(super) struct Tesseract {
    pub(super) program: PathBuf,
    pub(super) deadline: Duration,
}

/// The most that is taken of what it says of a page, and of its complaints.
const MAX_OUTPUT: u64 = 64 << 20;
const MAX_COMPLAINTS: u64 = 64 << 10;
/// How often it is asked whether it is done.
const PAUSE: Duration = Duration::from_millis(10);
/// Finds the columns and blocks of a page, and which way is up.
const LAYOUT: &str = "1";

impl Tesseract {
    /// Reads a picture of so many pages, which may say how many pixels there
    /// are to the inch.
    pub(super) fn read(
        &self,
        data: &str,
        resolution: Option<u32>,
        picture: &[u8],
        pages: u32,
    ) -> Result<String, OcrFailure> {
        let mut command = Command::new(&self.program);
        command.args(["stdin", "stdout", "-l", data, "--psm", LAYOUT]);
        if let Some(resolution) = resolution {
            command.args(["--dpi", &resolution.to_string()]);
        }
        command.arg("hocr");
        // Its threads wait for each other more than they help.
        command.env("OMP_THREAD_LIMIT", "1");
        let deadline = self.deadline.saturating_mul(pages.max(1));
        let output = self.run(&mut command, picture, deadline)?;
        if output.status.success() {
            return String::from_utf8(output.said).map_err(|_| OcrFailure::failed("its output is not UTF-8"));
        }
        let complaints = String::from_utf8_lossy(&output.complaints);
        if complaints.contains(&format!("'{data}'")) || complaints.contains(&format!("{data}.traineddata")) {
            return Err(OcrFailure::no_data(data));
        }
        let last = complaints.lines().rev().find(|line| !line.trim().is_empty());
        Err(OcrFailure::failed(last.map_or_else(|| output.status.to_string(), str::to_owned)))
    }

    fn run(&self, command: &mut Command, input: &[u8], deadline: Duration) -> Result<Output, OcrFailure> {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => OcrFailure::no_program(&self.program),
            _ => OcrFailure::failed(error),
        })?;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            // It may end without having read all; then its status says why.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
            let said = scope.spawn(move || all(stdout, MAX_OUTPUT));
            let complaints = scope.spawn(move || all(stderr, MAX_COMPLAINTS));
            let status = wait(&mut child, deadline);
            let (said, complaints) = (said.join().unwrap_or_default(), complaints.join().unwrap_or_default());
            Ok(Output { status: status?, said, complaints })
        })
    }
}

/// How the program ended, and what it wrote.
struct Output {
    status: ExitStatus,
    said: Vec<u8>,
    complaints: Vec<u8>,
}

fn all(pipe: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What was written before a fault is all there is.
        let _ = pipe.take(most).read_to_end(&mut bytes);
    }
    bytes
}

/// Waits for the end, and makes it at the deadline.
fn wait(child: &mut Child, deadline: Duration) -> Result<ExitStatus, OcrFailure> {
    let begin = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if begin.elapsed() < deadline => thread::sleep(PAUSE),
            outcome => {
                // A program that has just ended cannot be ended again.
                let _ = child.kill();
                let _ = child.wait();
                return Err(outcome.map_or_else(OcrFailure::failed, |_| OcrFailure::timeout(deadline)));
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// What comes of a program that is this shell script.
    #[expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]
    fn read(name: &str, script: &str) -> Result<String, OcrFailure> {
        let program = std::env::temp_dir().join(format!("referat-ocr-{name}-{}", std::process::id()));
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let tesseract = Tesseract { program: program.clone(), deadline: Duration::from_secs(2) };
        let outcome = tesseract.read("nor", Some(300), &[0; 1 << 20], 1);
        fs::remove_file(&program).unwrap();
        outcome
    }

    #[test]
    fn each_way_to_fail_has_its_kind() {
        for (name, script, expected) in [
            ("says", "cat > /dev/null; echo \"$3 $4 $7 $8 $9\"", Ok("-l nor --dpi 300 hocr\n")),
            ("deaf", "echo done", Ok("done\n")),
            ("fails", "echo 'Image file cannot be read!' >&2; exit 1", Err("ocr_failed")),
            ("dies", "kill -9 $$", Err("ocr_failed")),
            ("babbles", "printf '\\377\\376'", Err("ocr_failed")),
            ("lacks", "echo \"Failed loading language 'nor'\" >&2; exit 1", Err("ocr_missing")),
            ("hangs", "exec sleep 60", Err("ocr_timeout")),
        ] {
            let outcome = read(name, script);
            let outcome = outcome.as_deref().map_err(OcrFailure::kind);
            assert_eq!(outcome, expected, "{name}");
        }
    }

    #[test]
    fn what_to_install_is_said_where_there_is_no_program() {
        let tesseract = Tesseract { program: "nowhere/tesseract".into(), deadline: PAUSE };
        let failure = tesseract.read("nor", None, b"", 1).unwrap_err();
        assert_eq!(failure.kind(), "ocr_missing");
        assert!(failure.to_string().contains("apt-get install tesseract-ocr"), "{failure}");
    }
}
