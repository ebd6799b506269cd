//! Lists of people in running text.

use crate::fields::person;
use crate::lexicon::{Lexicon, Term};

/// The members of a list, each with what is said of it.
///
/// Commas stand between people and between a person and what is said of them:
/// a part that is no name belongs to the name before it. `is_list` says that
/// the text stands behind a label.
pub(super) fn members(text: &str, is_list: bool, lexicon: &Lexicon) -> Vec<String> {
    let text = without_stop(text.trim());
    if text.is_empty() || lexicon.knows(Term::Nobody, text) {
        return Vec::new();
    }
    let text = &with_substitutes(text, lexicon);
    let by_semicolon = parts(text, &[';'], lexicon);
    if by_semicolon.len() > 1 && text.contains(',') {
        return by_semicolon;
    }
    let parts = parts(text, &[',', ';'], lexicon);
    let people: Vec<bool> = parts.iter().map(|part| is_person(part, lexicon)).collect();
    let full = people.iter().filter(|it| **it).count();
    let classes = parts.iter().filter(|part| is_class_and_name(part)).count();
    // Without a label over it, a line with one name is one person.
    if !is_list && full <= 1 && classes <= 1 && !are_first_names(&parts, lexicon) {
        return vec![text.to_owned()];
    }
    let single = |part: &str| is_single(without_title(part, lexicon), lexicon);
    // Where whole names are few, first names are people too.
    let by_first =
        full * 2 < parts.len() && parts.iter().filter(|part| single(part)).count() + full > parts.len() / 2;
    let mut members: Vec<String> = Vec::new();
    for (part, is_person) in parts.into_iter().zip(people) {
        let begins = is_person
            || is_class_and_name(&part)
            || counts_others(&part, lexicon)
            || holds_people(&part)
            || by_first && single(&part)
            || members.is_empty();
        match members.last_mut() {
            Some(last) if !begins => {
                last.push_str(", ");
                last.push_str(&part);
            }
            _ => members.push(part),
        }
    }
    members
}

/// The text without the stop that ends a list: that of an initial stays.
fn without_stop(text: &str) -> &str {
    let stopped = text.strip_suffix('.').filter(|it| it.rsplit(' ').next().is_none_or(|it| it.len() > 1));
    stopped.unwrap_or(text)
}

/// The list with a comma where a sentence of its own tells who met instead:
/// `Kari Li. I stedet møtte Ola Vik.`, `Kari Li (syk). Vara Ola Vik møtte for
/// Kari Li.`
pub(super) fn with_substitutes(text: &str, lexicon: &Lexicon) -> String {
    let mut text = text.to_owned();
    // `1. vara` is a rank and ends nothing.
    let is_stop = |at: &usize| {
        text[..*at].ends_with(|it: char| it.is_alphabetic() || it == ')')
            && text[at + 2..].starts_with(char::is_uppercase)
    };
    let stops: Vec<usize> = text.match_indices(". ").map(|(at, _)| at).filter(is_stop).collect();
    for at in stops {
        let told = lexicon.hits(&text[at + 2..]);
        let tells = [Term::SubstitutedBy, Term::InTheirPlace].iter().any(|term| told.lead(*term).is_some());
        if tells || told.has(Term::SubstituteFor) {
            text.replace_range(at..=at, ",");
        }
    }
    text
}

/// The list of those who were away, with whoever met for one of them in
/// parentheses: `Kari Li (vara Ola Vik møtte)`. Where titles stand before the
/// others, a substitute without a word on it was away too.
pub(super) fn with_substitutes_inside(text: &str, lexicon: &Lexicon) -> String {
    let all = parts(text, &[','], lexicon);
    let leads = |part: &str, term: Term| lexicon.leads(part).lead(term).is_some();
    let is_titled = all.iter().any(|it| leads(it, Term::Function) && !leads(it, Term::SubstitutedBy));
    let mut out: Vec<String> = Vec::new();
    for part in all {
        let met = lexicon.hits(&part).tail(Term::Present).is_some();
        let is_inside =
            leads(&part, Term::SubstitutedBy) && !part.contains(['(', ':']) && (met || !is_titled);
        match out.last_mut().filter(|_| is_inside) {
            Some(last) => *last = format!("{last} ({})", part.trim_end_matches('.')),
            None => out.push(part),
        }
    }
    out.join(", ")
}

/// Whether each of the rows is one person, with what is said of them after a
/// comma, and not a list of names.
///
/// A second part that is no name tells that, and so does one that comes
/// again, or a second part in every row.
pub(super) fn is_one_a_row<'a>(rows: impl Iterator<Item = &'a str>, lexicon: &Lexicon) -> bool {
    let rows: Vec<Vec<String>> = rows.map(|it| parts(without_stop(it), &[',', ';'], lexicon)).collect();
    let several: Vec<&Vec<String>> = rows.iter().filter(|it| it.len() > 1).collect();
    if rows.len() < 2 || several.is_empty() {
        return false;
    }
    let seconds: Vec<&str> = several.iter().map(|it| outside(&it[1])).collect();
    let comes_again = seconds.iter().enumerate().any(|(at, it)| seconds[..at].contains(it));
    let pairs = several.len() > 2 && several.iter().all(|it| it.len() == 2);
    let names = several.iter().filter(|it| it.iter().all(|part| is_person(part, lexicon))).count();
    let first_names = several.iter().filter(|it| are_first_names(it, lexicon)).count();
    comes_again || pairs && first_names == 0 || (names + first_names) * 2 < several.len()
}

/// `Kari Li, Ola Vik, Fjordlag`: two people of one organisation, on a row of
/// their own.
pub(super) fn names_before_organization(text: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let parts = parts(text, &[','], lexicon);
    let (last, names) = parts.split_last()?;
    let is_shared = names.len() == 2
        && names.iter().all(|it| person::names_person(it, lexicon))
        && !is_person(last, lexicon)
        && !last.contains(' ')
        && last.chars().filter(|it| it.is_uppercase()).count() > 1;
    is_shared.then(|| vec![names[0].clone(), format!("{}, {last}", names[1])])
}

/// A whole name, perhaps with a title.
fn is_person(part: &str, lexicon: &Lexicon) -> bool {
    let named = outside(part);
    let leads = lexicon.leads(named);
    // `vara: Kari Li` is said of the one before.
    let of_another = [Term::SubstitutedBy, Term::SubstituteFor]
        .into_iter()
        .filter_map(|term| leads.lead(term))
        .any(|hit| !lexicon.knows(Term::Function, &named[..hit.end]) || named[hit.end..].starts_with(':'));
    let titled = || {
        named.split(' ').count() > 2
            && !named.split(' ').next_back().is_some_and(|it| person::is_organization_word(it, lexicon))
            && person::person(named, lexicon).is_some_and(|it| person::is_name(&it.name))
    };
    !of_another && (person::names_person(named, lexicon) || titled() || is_addressed(named, lexicon))
}

/// A family name behind a form of address: `Cllr Hill`.
fn is_addressed(named: &str, lexicon: &Lexicon) -> bool {
    named
        .split_once(' ')
        .is_some_and(|(address, name)| lexicon.knows(Term::Honorific, address) && person::is_first_name(name))
}

/// `5 members of the public`.
fn counts_others(part: &str, lexicon: &Lexicon) -> bool {
    part.split_once(' ').is_some_and(|(count, others)| {
        let others = lexicon.leads(others);
        let is_group = [Term::Members, Term::Observers, Term::Guests, Term::Staff].into_iter();
        count.bytes().all(|it| it.is_ascii_digit()) && is_group.filter_map(|it| others.lead(it)).count() > 0
    })
}

/// `rektor Kari` without the title.
fn without_title<'a>(part: &'a str, lexicon: &Lexicon) -> &'a str {
    let titled = part.split_once(' ').filter(|(title, _)| {
        title.starts_with(char::is_lowercase) && person::function_of(title, lexicon).is_some()
    });
    titled.map_or(part, |(_, name)| name)
}

fn is_single(part: &str, lexicon: &Lexicon) -> bool {
    let named = outside(part);
    person::is_first_name(named)
        && !lexicon.knows(Term::Party, named)
        && !person::is_organization_word(named, lexicon)
        && person::function_of(named, lexicon).is_none()
}

fn are_first_names(parts: &[String], lexicon: &Lexicon) -> bool {
    parts.len() > 2 && parts.iter().all(|it| is_single(it, lexicon))
}

/// `2b Anita`: a class and who speaks for it.
fn is_class_and_name(part: &str) -> bool {
    let (class, name) = part.split_once(' ').unwrap_or((part, ""));
    class.len() <= 3
        && class.starts_with(|it: char| it.is_ascii_digit())
        && !class.ends_with('.')
        && person::is_first_name(name.split(' ').next().unwrap_or(""))
}

/// The classes of a list that names nothing else: `2B, 3B og 4A`.
pub(super) fn classes(text: &str) -> Vec<&str> {
    let is_class = |it: &&str| {
        it.len() <= 3 && it.starts_with(|it: char| it.is_ascii_digit()) && it.ends_with(char::is_alphabetic)
    };
    let words = text.split([' ', ',', '.']).filter(|it| !it.is_empty());
    let others = words.clone().filter(|it| !is_class(it)).count();
    let classes: Vec<&str> = words.filter(is_class).collect();
    if others <= 1 && others < classes.len() { classes } else { Vec::new() }
}

/// The people of a list that names all by their initials: `KD, JM, NBR`. Words
/// for parties, organs and organisations are no initials.
pub(super) fn initials<'a>(text: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    const OTHERS: &[Term] = &[Term::Party, Term::Organization, Term::OrganizationEnding, Term::Body];
    let are_initials = |it: &&str| {
        let named = outside(it);
        (2..=4).contains(&named.chars().count())
            && named.chars().all(char::is_uppercase)
            && !lexicon.known(named).has_any(OTHERS)
    };
    let commas = without_stop(text.trim()).split([',', ';']);
    let people = commas.flat_map(|it| lexicon.split(Term::Conjunction, it));
    let people: Vec<&str> = people.map(str::trim).filter(|it| !it.is_empty()).collect();
    if people.len() > 1 && people.iter().all(are_initials) { people } else { Vec::new() }
}

/// `Nes kommune (Kari Li, Ola Vik)`.
fn holds_people(part: &str) -> bool {
    let Some((outside, inside)) = part.split_once('(') else { return false };
    let first = inside.split([',', ')']).next().unwrap_or("");
    outside.starts_with(char::is_uppercase)
        && !person::is_name(outside.trim())
        && person::is_name(first.trim())
}

/// The part without what stands in parentheses or after a dash.
fn outside(part: &str) -> &str {
    let part = part.split('(').next().unwrap_or(part);
    let part = [" - ", " – ", "- "].iter().fold(part, |part, dash| part.split(dash).next().unwrap_or(part));
    let part = person::dash_before_class(part).map_or(part, |at| &part[..at]);
    part.trim().trim_end_matches('*')
}

/// The parts between the marks and words for `and`, outside parentheses.
fn parts(text: &str, marks: &[char], lexicon: &Lexicon) -> Vec<String> {
    /// Signs for `and`.
    const SIGNS: &[&str] = &["+", "&"];
    let conjunctions = lexicon.phrases(Term::Conjunction);
    let mut parts = Vec::new();
    let (mut depth, mut start, mut at) = (0_u32, 0, 0);
    while let Some(it) = text[at..].chars().next() {
        let next = at + it.len_utf8();
        match it {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && marks.contains(&',')
                    && parts_people(&text[start..next], &text[next..], lexicon)
                {
                    parts.push(&text[start..next]);
                    start = next;
                }
            }
            '.' if depth == 0 && marks.contains(&',') => {
                let ends_word = text[start..at].rsplit(' ').next().is_some_and(is_whole_word);
                if ends_word && parts_people(&text[start..at], &text[next..], lexicon) {
                    parts.push(&text[start..at]);
                    start = next;
                }
            }
            _ if depth == 0 && marks.contains(&it) => {
                parts.push(&text[start..at]);
                start = next;
            }
            ' ' if depth == 0 && marks.contains(&',') => {
                let word = text[next..].split(' ').next().unwrap_or("");
                let after = text[next..].get(word.len()..).unwrap_or("").trim_start();
                // `Olje og energi AS` is one name; `Kari Li og Ola Vik` are two.
                let joins = (conjunctions.iter().any(|it| it == word) || SIGNS.contains(&word))
                    && (person::is_first_name(after.split([' ', ',', '(']).next().unwrap_or(""))
                        || is_person(after.split(',').next().unwrap_or(""), lexicon))
                    && ends_like_name(&text[start..at], lexicon);
                if joins {
                    parts.push(&text[start..at]);
                    start = next + word.len();
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at = next;
    }
    parts.push(&text[start..]);
    let parts = parts.into_iter().map(|part| without_conjunction(part.trim(), conjunctions));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether a comma was left out, or a stop set for it, between two people.
fn parts_people(before: &str, after: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<&str> = after.split([' ', ',', ';', '(']).filter(|it| !it.is_empty()).take(2).collect();
    after.starts_with(' ')
        && is_person(before.trim(), lexicon)
        && person::names_person(&words.join(" "), lexicon)
}

/// Whether it is longer than the abbreviation of a name.
fn is_whole_word(word: &str) -> bool {
    const ABBREVIATION: usize = 3;
    word.chars().count() > ABBREVIATION && word.chars().all(char::is_alphabetic)
}

/// Whether a person may end here: not `Plan-`, not `Nedre` of `Øvre og Nedre`.
fn ends_like_name(part: &str, lexicon: &Lexicon) -> bool {
    let part = part.trim();
    let whole = outside(part);
    let last = part.rsplit(' ').next().unwrap_or("");
    part.ends_with(')')
        || !last.ends_with('-')
            && (is_person(part, lexicon)
                || person::is_first_name(whole)
                || is_class_and_name(whole)
                || person::is_organization_word(last, lexicon)
                || lexicon.knows(Term::Party, last)
                || person::function_of(last, lexicon).is_some())
}

/// The part without a leading `and`.
fn without_conjunction<'a>(part: &'a str, conjunctions: &[String]) -> &'a str {
    let rest = conjunctions.iter().find_map(|word| part.strip_prefix(word.as_str()));
    rest.filter(|it| it.is_empty() || it.starts_with(' ')).unwrap_or(part).trim()
}
