//! What stands beside a name: party, role, organisation, for whom, when, why.

use super::name::{is_name_word, is_party, leads_to_name, words};
use super::{Person, function_of, interval, is_name, is_organization_word};
use crate::lexicon::{Hit, Lexicon, Term, fold};
use crate::minutes::Interval;

/// Punctuation around a remark.
const AROUND: &[char] = &[' ', ',', ';', ':', '-', '–', '—', '(', ')', '[', ']', '/', '\u{a0}'];

/// Reads a remark in parentheses, whose parts may be about several things.
pub(crate) fn in_parentheses(person: &mut Person, text: &str, lexicon: &Lexicon) {
    if is_user_name(text, &person.name) || are_initials(text, &person.name, lexicon) {
        return;
    }
    let before = person.organization.clone();
    let leads = |text: &str, terms: &[Term]| {
        let hits = lexicon.leads(text);
        terms.iter().any(|term| hits.lead(*term).is_some())
    };
    let is_whole = interval(text, lexicon).is_some() || leads(text, &[Term::Absent, Term::Nobody]);
    let parts: Vec<&str> = text.split([',', ';', '/']).collect();
    let names_other = |it: &&str| leads(it.trim(), &[Term::SubstitutedBy, Term::SubstituteFor]);
    let is_whole = is_whole && !parts.iter().skip(1).any(names_other);
    let parts = if is_whole { vec![text] } else { parts };
    for part in parts {
        remark(person, part, lexicon);
    }
    person.may_have_party |= person.organization != before;
}

/// Reads what the text says of the person into its fields.
pub(crate) fn remark(person: &mut Person, text: &str, lexicon: &Lexicon) {
    let text = text.trim_matches(AROUND);
    let text = text.strip_suffix('.').filter(|it| it.contains(' ') && !it.contains('.')).unwrap_or(text);
    if text.is_empty() || is_address(text) || are_initials(text, &person.name, lexicon) {
        return;
    }
    let hits = lexicon.hits(text);
    let at_start = |terms: &[Term]| terms.iter().filter_map(|it| hits.lead(*it)).max_by_key(|it| it.end);
    let after = |hit: Hit| text[hit.end..].trim_matches(AROUND);
    // `møtte i stedet for Kari Li`, `tiltrådte for Kari Li`, `møtte i hans sted`
    if let Some(verb) = at_start(&[Term::Present, Term::Arrived])
        && let Some(rest) = told_instead(after(verb), lexicon)
    {
        person.met = true;
        return remark(person, rest, lexicon);
    }
    if at_start(&[Term::InTheirPlace]).is_some_and(|it| it.end == text.len()) {
        person.for_one_before = true;
        return;
    }
    if hits.is(Term::Present) || hits.is(Term::Arrived) {
        person.met = true;
        return;
    }
    // `møtte fra kl. 12 for Kari Li`
    let tells_for_whom = |hit: &Hit| hit.start > 0 && told_instead(&text[hit.start..], lexicon).is_some();
    if at_start(&[Term::Present, Term::Arrived, Term::StayFrom]).is_some()
        && let Some(hit) = hits.of(Term::SubstituteFor).find(tells_for_whom)
        && interval(&text[..hit.start], lexicon).is_some()
    {
        person.met = true;
        remark(person, &text[..hit.start], lexicon);
        return remark(person, &text[hit.start..], lexicon);
    }
    // `ingen vara møtte` says nothing of who did not come.
    if lexicon.knows(Term::Nobody, text) && !hits.is(Term::Absent) {
        return;
    }
    if let Some(hit) = at_start(&[Term::SubstituteFor])
        && let Some((name, rest)) = leading_name(without_titles(after(hit), lexicon))
    {
        person.substitute_for = Some(name.to_owned());
        person.met |= hits.of(Term::Present).any(|it| it.end <= hit.end);
        return remark(person, rest, lexicon);
    }
    if let Some(hit) = at_start(&[Term::SubstitutedBy])
        && let Some((name, rest)) = leading_name(after(hit))
        && is_name(name)
    {
        person.substitute = Some(name.to_owned());
        return remark(person, without_met(rest, lexicon), lexicon);
    }
    // `Kari Li møtte`, beside someone who did not
    if let Some((name, rest)) = leading_name(without_titles(text, lexicon))
        && is_name(name)
        && !rest.is_empty()
        && without_met(rest, lexicon).is_empty()
    {
        person.substitute = Some(name.to_owned());
        return;
    }
    if lexicon.knows(Term::AbsenceReason, text) {
        person.absent = true;
        return fill(&mut person.reason, text);
    }
    if is_party(text, lexicon) {
        // `Frp.`, but `uavh.`
        let letters = text.strip_suffix('.').filter(|it| it.chars().count() <= 3);
        fill(&mut person.party, letters.unwrap_or(text));
    } else if let Some((party, rest)) = text.split_once(' ')
        && lexicon.knows(Term::Party, party)
        && party.starts_with(char::is_uppercase)
        && !rest.starts_with(char::is_uppercase)
    {
        fill(&mut person.party, party);
        remark(person, rest, lexicon);
    } else if let Some(found) = interval(text, lexicon) {
        // `gikk kl. 14.30, etter sak 7` is one piece of news.
        let names_time = |it: &Interval| [&it.from, &it.to].into_iter().flatten().any(|it| it.contains(':'));
        match person.intervals.last_mut().filter(|it| names_time(it) && !names_time(&found)) {
            Some(last) => last.text = format!("{}, {}", last.text, found.text),
            None => person.intervals.push(found),
        }
    } else if let Some(hit) = at_start(&[Term::Absent]) {
        // `forfall 19.4` is about one day of several.
        if after(hit).starts_with(|it: char| it.is_ascii_digit()) {
            return fill(&mut person.note, text);
        }
        if lexicon.knows(Term::Nobody, after(hit)) {
            return;
        }
        person.absent = true;
        fill(&mut person.reason, after(hit));
    } else if let Some(whole) =
        person.organization.as_mut().filter(|_| lexicon.knows(Term::Secretariat, text))
    {
        *whole = format!("{whole}, {text}");
    } else if let Some(lead) = represents(text, lexicon) {
        fill(&mut person.organization, text[lead..].trim_start());
    } else if let Some(hit) = hits.find(Term::Remote) {
        person.remote = Some(true);
        if hit.start > 0
            && !hits.has_any(&[Term::Present])
            && text[..hit.start].split_whitespace().count() > 1
        {
            remark(person, &text[..hit.start], lexicon);
        }
    } else if hits.is(Term::InPerson) {
        person.remote = Some(false);
    } else if let Some(term) = function(text, lexicon) {
        if term == Term::JobTitle {
            fill(&mut person.title, text);
        } else if let Some(before) = person.role.replace(text.to_owned())
            && !fold(&before).eq(&fold(text))
        {
            fill(&mut person.title, &before);
        }
    } else if hits.tail(Term::Absent).is_some() {
        person.absent = true;
    } else if names_organization(text, lexicon) {
        // `fra fylkeskommunen`
        let text = hits.lead(Term::GroupLead).map_or(text, |it| text[it.end..].trim_start());
        if person.organization.as_deref().is_some_and(|it| it != text) {
            fill(&mut person.note, text);
        } else {
            person.organization = Some(text.to_owned());
        }
    } else {
        fill(&mut person.note, text);
    }
}

/// Where the words end that tell whom someone represents: `repr. lærere`.
fn represents(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let words = text.split(' ').scan(0, |end, it| {
        *end += it.len() + 1;
        Some(*end - 1)
    });
    let is_lead = |end: &usize| text.len() > *end && lexicon.knows(Term::Represents, &text[..*end]);
    words.take(2).filter(is_lead).last()
}

/// The text, when it begins with whom someone met for.
fn told_instead<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let hits = lexicon.leads(text);
    let whole = hits.lead(Term::InTheirPlace).is_some_and(|it| it.end == text.len());
    let named = |hit: Hit| leading_name(without_titles(text[hit.end..].trim_start(), lexicon)).is_some();
    (whole || hits.lead(Term::SubstituteFor).is_some_and(named)).then_some(text)
}

/// What is told of a substitute, when it is no more than that they came:
/// `møtte`, `møtte som vara`.
fn without_met<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let hits = lexicon.leads(text);
    let Some(met) = hits.lead(Term::Present).or(hits.lead(Term::Arrived)) else { return text };
    let rest = text[met.end..].trim();
    let is_role = rest.split(' ').next_back().is_some_and(|it| {
        [Term::Substitutes, Term::SubstitutedBy].iter().any(|term| lexicon.knows(*term, it))
    });
    let is_short = rest.split(' ').count() <= 2;
    if rest.is_empty() || is_role && is_short || lexicon.knows(Term::InTheirPlace, rest) { "" } else { text }
}

/// Sets what is not yet set; what stands there already keeps its place.
fn fill(field: &mut Option<String>, text: &str) {
    match field {
        None if !text.is_empty() => *field = Some(text.to_owned()),
        Some(before) if !text.is_empty() && before != text => *before = format!("{before}, {text}"),
        _ => {}
    }
}

/// Which kind of function the text names: the head word decides, the last of
/// a capitalised or short text, the first of `leder av rådet`.
fn function(text: &str, lexicon: &Lexicon) -> Option<Term> {
    const LONGEST: usize = 8;
    const WHOLE: &[Term] = &[Term::Function, Term::FactMinuteTaker, Term::FactChair];
    let known = lexicon.known(text);
    if known.has_any(WHOLE) {
        return Some(Term::Function);
    }
    if known.has(Term::JobTitle) {
        return Some(Term::JobTitle);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    let short = words.len() <= LONGEST;
    let by = |word: &&str| function_of(word, lexicon);
    // `politisk valgt representant SU`
    let led = || words.iter().take_while(|it| it.starts_with(char::is_lowercase)).find_map(by);
    let found = by(last).or_else(|| by(first)).or_else(led).filter(|_| short)?;
    let hits = lexicon.hits(text);
    let phrase = hits
        .lead(Term::JobTitle)
        .or(hits.tail(Term::JobTitle))
        .filter(|it| text[it.start..it.end].contains(' '));
    Some(if phrase.is_some() { Term::JobTitle } else { found })
}

/// A capitalised word, an organisation's word or a class: `Nes kommune`,
/// `2.klasse`.
fn names_organization(text: &str, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 9;
    let words: Vec<&str> = text.split_whitespace().collect();
    words.len() <= LONGEST
        && text.chars().any(char::is_alphabetic)
        && (text.contains('@')
            || text.chars().any(char::is_uppercase)
            || (text.starts_with(|it: char| it.is_ascii_digit()) && words.len() <= 2)
            || words.iter().any(|it| is_organization_word(it, lexicon)))
}

/// The text without titles before its name.
fn without_titles<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let titles = |it: &&(usize, &str)| function_of(it.1, lexicon).is_some();
    let words = words(text);
    let count = words.iter().take_while(titles).count();
    words.get(count).map_or(text, |(start, _)| &text[*start..])
}

/// The name, full or given, that the text begins with, and the rest.
fn leading_name(text: &str) -> Option<(&str, &str)> {
    let words = words(text);
    let is_part =
        |at: usize| is_name_word(words[at].1.trim_end_matches(',')) || at > 0 && leads_to_name(&words[at..]);
    let ends = |at: usize| words[at].1.ends_with(',');
    let mut count = 0;
    while count < words.len() && is_part(count) {
        count += 1;
        if ends(count - 1) {
            break;
        }
    }
    let (start, word) = *words.get(count.checked_sub(1)?)?;
    let end = start + word.trim_end_matches(',').len();
    Some((text[..end].trim(), text[end..].trim_matches(AROUND)))
}

/// An e-mail address, a user name or a telephone number.
fn is_address(text: &str) -> bool {
    let mail = text.split_once('@').is_some_and(|(_, host)| host.contains('.') && !text.contains(' '));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    mail || text.starts_with('@') || digits >= 8 && !text.chars().any(char::is_alphabetic)
}

/// The first letters of the person's names: `KL` of Kari Li.
fn are_initials(text: &str, name: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim();
    if !(2..=4).contains(&text.chars().count()) || !text.chars().all(char::is_uppercase) {
        return false;
    }
    let all: String = name.split([' ', '-']).filter_map(|it| it.chars().next()).collect();
    let ends: String = all.chars().take(1).chain(all.chars().next_back()).collect();
    (text == all || text == ends) && !lexicon.knows(Term::Party, text)
}

/// A log-in name made of the person's own: `karinord` of Kari Nordvik.
fn is_user_name(text: &str, name: &str) -> bool {
    const SHARED: usize = 3;
    let plain = text.len() > SHARED && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    let folded = fold(name);
    let begins = |part: &str| {
        let part: String = part.chars().take(SHARED).collect();
        part.chars().count() == SHARED && text.starts_with(&part)
    };
    plain && folded.split([' ', '-']).any(begins)
}
