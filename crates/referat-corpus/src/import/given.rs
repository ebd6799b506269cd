//! What was given to be imported: paths, patterns, lists of paths.

use std::path::{Path, PathBuf};

use glob::{MatchOptions, glob_with};

use super::failure::ImportFailure;
use crate::load::load;
use crate::path::from_bytes;
use crate::walk::is_aside;

/// Patterns mean names as a shell reads them.
const AS_SHELLS_DO: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// The paths that are meant: `@list.txt` is a file with a path a line, what
/// has `*`, `?` or `[` in it and is no file's name is a pattern.
///
/// # Errors
/// When a path is not there, a pattern matches nothing, or a list cannot be
/// read: most likely it was misspelt, or a drive is missing, and tables of
/// nothing would take the place of good ones.
pub(crate) fn given(paths: &[PathBuf]) -> Result<Vec<PathBuf>, ImportFailure> {
    let mut given = Vec::new();
    for path in paths {
        if let Some(list) = path.to_str().and_then(|it| it.strip_prefix('@')) {
            given.extend(listed(Path::new(list))?);
        } else if path.exists() {
            given.push(path.clone());
        } else {
            given.extend(matching(path)?);
        }
    }
    Ok(given)
}

/// The paths in a list; `-` is standard input. One that is not there is a
/// file that cannot be read: lists may be old.
pub(crate) fn listed(list: &Path) -> Result<Vec<PathBuf>, ImportFailure> {
    let bytes =
        load(list).map_err(|reason| ImportFailure::usage(format_args!("{}: {reason}", list.display())))?;
    let lines = bytes.split(|it| *it == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    Ok(lines.filter(|line| !line.is_empty()).map(|line| from_bytes(line.to_vec())).collect())
}

fn matching(pattern: &Path) -> Result<Vec<PathBuf>, ImportFailure> {
    let shown = pattern.display();
    let text = pattern.to_str().filter(|it| it.contains(['*', '?', '[']));
    let Some(text) = text else {
        return Err(ImportFailure::usage(format_args!("{shown}: there is no such file or folder")));
    };
    let paths = glob_with(text, AS_SHELLS_DO)
        .map_err(|error| ImportFailure::usage(format_args!("{shown}: {}", error.msg)))?;
    // What cannot be looked into matches nothing that could be read.
    let paths: Vec<PathBuf> = paths.filter_map(Result::ok).filter(|it| !is_aside(it)).collect();
    if paths.is_empty() {
        return Err(ImportFailure::usage(format_args!("{shown}: no file matches this")));
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn patterns_and_lists_are_paths_and_what_is_not_there_is_an_error() {
        let folder = std::env::temp_dir().join(format!("referat-given-{}", std::process::id()));
        for file in ["2019/a.txt", "2019/b.txt", "2020/[c].txt", "list.txt"] {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), "old/a.txt\r\n\nold/b.txt\n").unwrap();
        }
        let paths = |path: &str| {
            let path = match path.strip_prefix('@') {
                Some(list) => format!("@{}", folder.join(list).display()).into(),
                None => folder.join(path),
            };
            let paths = given(&[path]).map_err(|it| it.to_string().replace(folder.to_str().unwrap(), ""))?;
            let shown = |it: PathBuf| it.strip_prefix(&folder).unwrap_or(&it).display().to_string();
            Ok::<_, String>(paths.into_iter().map(shown).collect::<Vec<_>>().join(" "))
        };
        let rows = [
            ("2019", Ok("2019")),
            ("20*/?.txt", Ok("2019/a.txt 2019/b.txt")),
            ("2020/[c].txt", Ok("2020/[c].txt")),
            ("**/b.txt", Ok("2019/b.txt")),
            ("@list.txt", Ok("old/a.txt old/b.txt")),
            ("2021", Err("/2021: there is no such file or folder")),
            ("2021/*", Err("/2021/*: no file matches this")),
            ("@lost.txt", Err("/lost.txt: there is no such file")),
        ];
        let found = rows.map(|(path, _)| paths(path));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, rows.map(|(_, it)| it.map(str::to_owned).map_err(str::to_owned)));
    }
}
