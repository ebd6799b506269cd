//! What the folders of an archive tell: whose series a document is kept in.

use referat::{FORMATS, Language, words};

use super::words::tokens;

/// The folder of those whose documents these are: without the folders of
/// years, formats and the body itself, which part one series.
pub(super) fn home(path: &str, body: &[String], language: Language) -> String {
    let mut folders: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    folders.pop();
    while let Some(last) = folders.last() {
        let parts = tokens(last);
        let is_part = last.contains(|it: char| it.is_ascii_digit())
            || FORMATS.iter().any(|it| it.name.eq_ignore_ascii_case(last))
            || parts.iter().all(|it| body.iter().any(|body| body == words::stem(it, language)));
        if !is_part {
            break;
        }
        folders.pop();
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_years_and_formats_part_one_series() {
        let body = ["formannskap".to_owned()];
        for (path, expected) in [
            ("Nordvik/Formannskapet/1994/mai.docx", "Nordvik"),
            ("Nordvik/Formannskapet/TEXT/mai.txt", "Nordvik"),
            ("Nordvik/Styret/mai.pdf", "Nordvik/Styret"),
            ("/1994/1.txt", ""),
            ("mai.txt", ""),
            ("", ""),
        ] {
            assert_eq!(home(path, &body, Language::Nb), expected, "{path}");
        }
    }
}
