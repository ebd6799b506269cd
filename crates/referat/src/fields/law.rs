//! References to laws: `kommuneloven § 11-5 andre ledd`, `5 kap. 47 §
//! kommunallagen`, `section 12 of the Water Act 1991`.

use std::ops::Range;

use super::scan;
use crate::lexicon::{Lexicon, Term};

/// Every reference to a named law, in order; what is joined by `jf.` is one.
pub(crate) fn laws(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let by_sign = text.match_indices('§').filter_map(|(at, _)| Some((at, by_sign(text, at, lexicon)?)));
    let by_act = acts(text, lexicon);
    for (at, law) in by_sign.chain(by_act) {
        match found.last_mut() {
            Some(last) if at < last.end => {}
            Some(last) if is_joined(text, last.end, law.start, lexicon) => last.end = law.end.max(last.end),
            _ => found.push(law),
        }
    }
    found
}

/// The reference around a paragraph sign.
fn by_sign(text: &str, at: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let sign_end = text[at..].find(|it| it != '§').map_or(text.len(), |length| at + length);
    if let Some(chapter) = figure_before(text, at) {
        return swedish(text, chapter, sign_end, lexicon);
    }
    let law = law_before(text, at, lexicon)?;
    let figure = scan::figure(text, scan::spaces(text, sign_end))?;
    let mut end = section_end(text, figure.end);
    end = parts_end(text, end, lexicon);
    // `§ 13, jf. § 14`: the law is named once.
    while let Some(next) = reference(text, end, lexicon).and_then(|it| scan::mark(text, it, &['§'])) {
        let Some(figure) = scan::figure(text, scan::spaces(text, next)) else { break };
        end = parts_end(text, section_end(text, figure.end), lexicon);
    }
    Some(law..end)
}

/// `5 kap. 47 § första stycket kommunallagen`, `kommunallagen 5 kap. 47 §`.
fn swedish(text: &str, number: usize, sign_end: usize, lexicon: &Lexicon) -> Option<Range<usize>> {
    let chapter = scan::word_before(text, number, &['.'])
        .filter(|it| lexicon.knows(Term::LawPart, &text[it.clone()]))
        .and_then(|it| figure_before(text, it.start));
    let start = chapter.unwrap_or(number);
    let end = parts_end(text, sign_end, lexicon);
    let after = scan::next_word(text, end).filter(|it| is_law(&text[it.clone()], lexicon));
    match (law_before(text, start, lexicon), after) {
        (_, Some(law)) => Some(start..law.end),
        (Some(law), None) => Some(law..end),
        (None, None) => None,
    }
}

/// Acts that are named by their year: `Water Act 1991`.
fn acts<'a>(text: &'a str, lexicon: &'a Lexicon) -> impl Iterator<Item = (usize, Range<usize>)> + 'a {
    lexicon.phrases(Term::Act).iter().flat_map(|ending| act_names(text, ending)).filter_map(|name| {
        let year = scan::figure(text, scan::spaces(text, name.end))?;
        year.within(4..5, 1200..2200)?;
        let mut start = name.start;
        while let Some(word) = scan::word_before(text, start, &[]) {
            let is_title = text[word.clone()].starts_with(char::is_uppercase);
            let is_link = lexicon.knows(Term::Conjunction, &text[word.clone()]);
            if !is_title && !is_link {
                break;
            }
            start = word.start;
        }
        let start = section_before(text, start, lexicon).unwrap_or(start);
        (start < name.start).then_some((start, start..year.end))
    })
}

/// Where the ending stands as a word with a capital.
fn act_names<'a>(text: &'a str, ending: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let (first, rest) = ending.split_at(ending.chars().next().map_or(0, char::len_utf8));
    let capital = first.to_uppercase() + rest;
    let ends: Vec<_> = text.match_indices(&*capital).map(|(at, it)| at..at + it.len()).collect();
    ends.into_iter().filter(|it| !scan::char_at(text, it.end).is_some_and(char::is_alphanumeric))
}

/// Where `section 12 of the` begins, when it stands before `at`.
fn section_before(text: &str, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let mut start = at;
    for _ in 0..2 {
        let word = scan::word_before(text, start, &[',']);
        match word.filter(|it| lexicon.knows(Term::LawReference, &text[it.clone()])) {
            Some(word) => start = word.start,
            None => break,
        }
    }
    let number = text[..start].trim_end();
    let number_start = number.rfind(' ')? + 1;
    scan::figure(text, number_start)?;
    let word = scan::word_before(text, number_start, &[])?;
    lexicon.knows(Term::LawPart, &text[word.clone()]).then_some(word.start)
}

/// Where the law's name before `at` begins.
fn law_before(text: &str, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let before = text.get(..at)?.trim_end().trim_end_matches(',');
    let is_end = |it: char| it.is_whitespace() || matches!(it, '(' | '/' | ',' | ';' | ':' | '"' | '«');
    let word_start = |end: usize| {
        let mut head = before[..end].char_indices().rev();
        head.find(|(_, it)| is_end(*it)).map_or(0, |(at, it)| at + it.len_utf8())
    };
    let start = word_start(before.len());
    if !is_law(&before[start..], lexicon) {
        return None;
    }
    // `plan- og bygningsloven` is one law.
    let half = scan::word_before(text, start, &[])
        .filter(|it| lexicon.knows(Term::Conjunction, &text[it.clone()]))
        .map(|it| text[..it.start].trim_end().len())
        .filter(|it| text[..*it].ends_with('-'));
    Some(half.map_or(start, word_start))
}

/// Whether the word is a law's name or short for one.
fn is_law(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.knows(Term::Law, word) || {
        let word = crate::lexicon::fold(word);
        lexicon
            .phrases(Term::LawEnding)
            .iter()
            .any(|it| word.len() > it.len() + 2 && word.ends_with(it.as_str()))
    }
}

/// The end of `11-5`, `13a`, `8-4 a` after its first figure.
fn section_end(text: &str, at: usize) -> usize {
    let end = scan::mark(text, at, &['-', '–']).and_then(|it| scan::figure(text, it)).map_or(at, |it| it.end);
    scan::word(text, end).filter(|it| it.len() == 1).map_or(end, |it| it.end)
}

/// The end of `andre ledd bokstav a nr. 2` after a section.
fn parts_end(text: &str, at: usize, lexicon: &Lexicon) -> usize {
    let mut end = at;
    let mut is_counted = false;
    loop {
        let next = scan::spaces(text, scan::mark(text, end, &[',']).unwrap_or(end));
        if let Some(figure) = scan::figure(text, next).filter(|_| is_counted) {
            end = figure.end;
            is_counted = false;
            continue;
        }
        let Some(word) = scan::word(text, next) else { return end };
        let is_ordinal = lexicon.value(Term::Ordinal, &text[word.clone()]).is_some();
        let is_part = |word: &Range<usize>| lexicon.knows(Term::LawPart, &text[word.clone()]);
        let part = if is_ordinal {
            scan::next_word(text, word.end).filter(is_part)
        } else {
            Some(word).filter(is_part)
        };
        let Some(part) = part else { return end };
        let stop = scan::mark(text, part.end, &['.'])
            .filter(|it| scan::figure(text, scan::spaces(text, *it)).is_some());
        end = stop.unwrap_or(part.end);
        is_counted = !is_ordinal;
    }
}

/// Where what `jf.` refers to begins.
fn reference(text: &str, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let at = scan::mark(text, at, &[',']).unwrap_or(at);
    let word = scan::next_word(text, at)?;
    let stop = scan::mark(text, word.end, &['.']).unwrap_or(word.end);
    lexicon.knows(Term::LawReference, &text[word.clone()]).then(|| scan::spaces(text, stop))
}

fn is_joined(text: &str, end: usize, start: usize, lexicon: &Lexicon) -> bool {
    reference(text, end, lexicon) == Some(start)
}

/// Where the figure that ends before `at`, over spaces, begins.
fn figure_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.trim_end();
    let letter = before.trim_end_matches(|it: char| it.is_ascii_lowercase());
    let before = if before.len() - letter.len() < 2 { letter.trim_end() } else { before };
    let start = before.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    (start < before.len()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn laws_are_found_with_their_parts() {
        use Language::{Da, En, Nb, Nn, Sv};
        for (language, text, expected) in [
            (Nb, "etter kommuneloven § 11-5 andre ledd.", "kommuneloven § 11-5 andre ledd"),
            (Nb, "jf. koml. § 31", "koml. § 31"),
            (Nb, "inhabil (fvl. § 6).", "fvl. § 6"),
            (Nb, "offl. § 13 jf. fvl. § 13 første ledd nr 2", "offl. § 13 jf. fvl. § 13 første ledd nr 2"),
            (Nb, "off.l. § 13", "off.l. § 13"),
            (Nb, "kommuneloven § 11-5 tredje ledd bokstav a", "kommuneloven § 11-5 tredje ledd bokstav a"),
            (Nb, "forvaltningsloven § 6, jf. § 8 og saken", "forvaltningsloven § 6, jf. § 8"),
            (Nb, "plan- og bygningsloven §§ 12-1", "plan- og bygningsloven §§ 12-1"),
            (Nb, "§ 163", ""),
            (Nb, "vedtektene § 4", ""),
            (Nn, "offentleglova § 14 første ledd", "offentleglova § 14 første ledd"),
            (Sv, "enligt 5 kap. 47 § kommunallagen", "5 kap. 47 § kommunallagen"),
            (Sv, "kommunallagen 6 kap. 8 § första stycket", "kommunallagen 6 kap. 8 § första stycket"),
            (Sv, "KS § 12", ""),
            (Da, "forvaltningslovens § 3, stk. 1, nr. 2", "forvaltningslovens § 3, stk. 1, nr. 2"),
            (En, "under section 12 of the Clean Water Act 1991.", "section 12 of the Clean Water Act 1991"),
            (En, "Act 1991", ""),
        ] {
            let found = laws(text, Lexicon::of(language)).into_iter();
            assert_eq!(found.map(|it| &text[it]).collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
