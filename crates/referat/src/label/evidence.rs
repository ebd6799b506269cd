//! What cues look for in a paragraph.

use std::ops::Range;

use super::features::{Features, Zone};
use crate::fields::{person, sentence};
use crate::lexicon::{Hit, Lexicon, Term, TermSet};

/// Terms that a sentence of attendance begins with. Words for others are given
/// names too.
pub(super) const WHO: TermSet = TermSet::of(&[Term::Present, Term::Absent]);
/// Terms that open a sentence on who else was there.
pub(super) const OTHERS: TermSet = TermSet::of(&[Term::Staff, Term::Substitutes, Term::Observers]);

/// Most words of a short sentence.
pub(super) const SHORT_SENTENCE: usize = 9;
/// Terms that label facts of the meeting.
pub(super) const FACTS: TermSet = TermSet::of(&[
    Term::FactTitle,
    Term::FactMatter,
    Term::FactBody,
    Term::FactOrganization,
    Term::FactDate,
    Term::FactTime,
    Term::FactPlace,
    Term::FactNumber,
    Term::FactReference,
    Term::FactChair,
    Term::FactMinuteTaker,
    Term::FactDistribution,
]);
/// Terms that label parts of the attendance list.
pub(super) const ATTENDANCE: TermSet = TermSet::of(&[
    Term::Present,
    Term::Absent,
    Term::Substitutes,
    Term::Staff,
    Term::Members,
    Term::Observers,
    Term::Guests,
    Term::Invited,
    Term::Secretariat,
]);
/// Terms that say what the document is.
pub(super) const TITLES: TermSet = TermSet::of(&[
    Term::TitleMinutes,
    Term::TitleProtocol,
    Term::TitleExtract,
    Term::TitleNotice,
    Term::TitleElection,
]);
/// Terms that say what came of an item.
pub(super) const OUTCOMES: TermSet = TermSet::of(&[
    Term::Adopted,
    Term::Approved,
    Term::ApprovedWithChanges,
    Term::Rejected,
    Term::Deferred,
    Term::Returned,
    Term::Referred,
    Term::Noted,
    Term::Withdrawn,
    Term::Elected,
    Term::NoDecision,
    Term::GroupSetUp,
    Term::Unanimous,
]);

/// Whether a column after the first begins with a phrase of one of the terms.
pub(super) fn leads_column(features: &Features<'_>, terms: TermSet) -> bool {
    let columns = features.paragraph.cells.iter().skip(1);
    columns.into_iter().any(|column| features.hits.of_any(terms).any(|hit| hit.start == column.start))
}

/// Whether the text's last words are a name: `Apologies from Kari Li.`
pub(super) fn ends_with_whole_name(features: &Features<'_>) -> bool {
    let words: Vec<&str> = features.content().trim_end_matches(['.', ' ']).rsplit(' ').take(2).collect();
    matches!(words.as_slice(), [last, first] if person::is_name(&format!("{first} {last}")))
}

/// Whether two words that follow each other are a name, after a small letter:
/// `møtte daglig leder Kari Li`.
pub(super) fn names_someone(features: &Features<'_>) -> bool {
    names_in(features.content())
}

fn names_in(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|it| {
        it[0].starts_with(char::is_lowercase)
            && person::is_name(&format!("{} {}", it[1], it[2].trim_end_matches([',', '.'])))
    })
}

/// Whether the words after a byte of the paragraph's text begin with a name,
/// perhaps behind a title.
fn names_after(features: &Features<'_>, at: usize) -> bool {
    const TITLES: usize = 4;
    let text = features.paragraph.text.get(at..).unwrap_or("").trim_start();
    let words: Vec<&str> = text.split_whitespace().take(TITLES + 2).collect();
    let is_title = |it: &&&str| it.starts_with(char::is_lowercase);
    let first = words.iter().take_while(is_title).count();
    let name = words.get(first).zip(words.get(first + 1));
    name.is_some_and(|(given, family)| {
        person::is_name(&format!("{given} {}", family.trim_end_matches([',', '.', ';'])))
    })
}

/// Words that tell that someone came.
fn comings(features: &Features<'_>) -> impl Iterator<Item = Hit> {
    [Term::Present, Term::Arrived].into_iter().flat_map(|term| features.hits.of(term))
}

/// Whether one of the terms opens the text, and a name stands behind a word
/// for coming.
fn opens_who_came(features: &Features<'_>, terms: &[Term]) -> bool {
    let opens = terms.iter().filter_map(|term| features.lead(*term)).map(|it| it.end).max();
    opens.is_some_and(|end| comings(features).any(|it| it.start >= end && names_after(features, it.end)))
}

/// Whether a sentence tells from where someone came: `Fra revisjonen møtte Ola
/// Vik.`
pub(super) fn tells_from_where(features: &Features<'_>) -> bool {
    features.hits.has(Term::GroupLead) && opens_who_came(features, &[Term::GroupLead])
}

/// Whether a sentence tells who met for whom: `I stedet for Kari Li møtte Ola
/// Vik.`, `Ola Vik (Ap) møtte for Kari Li.`
pub(super) fn tells_for_whom(features: &Features<'_>) -> bool {
    const LONGEST: usize = 40;
    let hits = features.hits;
    if features.words > LONGEST || !hits.has_any(&[Term::SubstituteFor, Term::InTheirPlace]) {
        return false;
    }
    let text = &features.paragraph.text;
    let follows_verb = |hit: &Hit| {
        let holds = |it: Hit| it.start >= hit.start && it.end <= hit.end;
        let before = |it: Hit| it.end <= hit.start && text[it.end..hit.start].trim().is_empty();
        comings(features).any(|it| holds(it) || before(it))
    };
    let met_for = |it: Hit| follows_verb(&it) && names_after(features, it.end);
    opens_who_came(features, &[Term::SubstituteFor, Term::InTheirPlace])
        || begins_with_titled_name(features)
            && (hits.of(Term::SubstituteFor).any(met_for)
                || hits.of(Term::InTheirPlace).any(|it| follows_verb(&it)))
}

/// Whether a sentence tells which others came: `Varamedlemmene Kari Li og Ola
/// Vik møtte.`
pub(super) fn tells_who_else_came(features: &Features<'_>) -> bool {
    let leads = features.hits.at(features.paragraph.content).filter(|it| OTHERS.contains(it.term));
    features.is_sentence()
        && features.hits.has(Term::Present)
        && leads.map(|it| it.end).max().is_some_and(|end| names_after(features, end))
}

/// Whether a line is a list of people, by whole names or by given names alone.
pub(super) fn lists_names(features: &Features<'_>, lexicon: &Lexicon) -> bool {
    const OTHERS: &[Term] = &[Term::Party, Term::Column, Term::Body, Term::Nobody];
    let list = features.content().trim_end().trim_end_matches('.');
    let is_given = |it: &str| {
        let named = it.split('(').next().unwrap_or("").trim();
        person::is_first_name(named) && !lexicon.known(named).has_any(OTHERS)
    };
    let is_whole = |it: &str| person::is_name(it.split('(').next().unwrap_or("").trim());
    let parts = list.split([',', ';']).flat_map(|it| lexicon.split(Term::Conjunction, it.trim()));
    let parts: Vec<&str> = parts.collect();
    features.names > 1 || parts.len() > 1 && parts.iter().all(|it| is_given(it) || is_whole(it))
}

/// Whether a sentence names members behind a word for them: `Councillors A
/// Hill, B Lake`.
pub(super) fn names_members(features: &Features<'_>) -> bool {
    let lead = features.lead(Term::Members);
    features.names > 1 && features.label_end.is_none() && lead.is_some_and(|it| names_after(features, it.end))
}

/// Whether all came but those who are named: `Alle møtte unntatt Kari Li.`
pub(super) fn tells_all_but(features: &Features<'_>) -> bool {
    let hits = features.hits;
    hits.has_any(&[Term::Present, Term::Members])
        && hits.of(Term::Except).any(|it| names_after(features, it.end))
}

/// Whether a label over people stands within the text, behind a sentence:
/// `Møtet ble holdt på skolen. Til stede: Kari Li, Ola Vik`.
pub(super) fn lists_people_inside(features: &Features<'_>) -> bool {
    let text = &features.paragraph.text;
    let is_label = |it: Hit| {
        let before = &text[features.paragraph.content..it.start];
        before.trim_end().ends_with('.')
            && text[it.start..].starts_with(char::is_uppercase)
            && text[it.end..].starts_with(':')
            && names_after(features, it.end + 1)
    };
    features.hits.of_any(WHO).any(is_label)
}

/// Whether members are counted: `Av utvalgets 7 medlemmer møtte 6.`, `Det møtte
/// 22 medlemmer.`
pub(super) fn counts_members(features: &Features<'_>) -> bool {
    features.tells_turnout || features.label_end.is_none() && counts_of_all(features)
}

fn counts_of_all(features: &Features<'_>) -> bool {
    const LONGEST: usize = 12;
    let end = features.content().find(". ").unwrap_or(features.content().len());
    let first = &features.content()[..end];
    let numbers = first.split_whitespace().filter(|it| it.trim_end_matches('.').parse::<u32>().is_ok());
    features.hits.has(Term::Members)
        && features.hits.has(Term::Present)
        && first.split_whitespace().count() <= LONGEST
        && numbers.count() == 2
}

/// Whether a name stands first, perhaps behind titles.
fn begins_with_titled_name(features: &Features<'_>) -> bool {
    let start = features.paragraph.content;
    let titles = [Term::Function, Term::JobTitle, Term::Substitutes];
    let title = titles.into_iter().filter_map(|term| features.lead(term)).map(|it| it.end).max();
    names_after(features, title.unwrap_or(start))
}

/// Whether someone is told to have been away, by a short text that ends so:
/// `Kari Li hadde meldt forfall.` In a row a mark stands before: `– forfall`.
pub(super) fn tells_who_was_away(features: &Features<'_>) -> bool {
    let content = features.content();
    // Who came instead may be told after it.
    let ends = |hit: &Hit| {
        let rest = features.paragraph.text[hit.end..].trim_end();
        rest.trim_end_matches('.').is_empty() || rest.starts_with(". ")
    };
    let Some(hit) = features.hits.of(Term::Absent).find(ends) else { return false };
    let before = features.paragraph.text[..hit.start].trim_end();
    begins_with_name(features)
        && (before.ends_with(char::is_alphabetic) || before.ends_with(')') && features.is_sentence())
        && (features.is_sentence() || !content.contains([',', ';']))
}

/// Whether a word for absence stands near the start, and a name after it:
/// `Det var forfall fra Kari Li.`
pub(super) fn tells_of_absence(features: &Features<'_>) -> bool {
    const NEAR: usize = 3;
    let start = features.paragraph.content;
    let text = &features.paragraph.text;
    let is_near = |at: usize| text[start..at].split_whitespace().count() <= NEAR;
    features
        .hits
        .of(Term::Absent)
        .any(|it| it.start > start && is_near(it.start) && names_after(features, it.end))
        && !begins_with_titled_name(features)
}

/// Whether a short text begins with a name: `Kari Li hadde meldt forfall.`
pub(super) fn begins_with_name(features: &Features<'_>) -> bool {
    const LONGEST: usize = 16;
    let first: Vec<&str> = features.content().split_whitespace().take(2).collect();
    features.words <= LONGEST && person::is_name(&first.join(" "))
}

pub(super) fn in_head(features: &Features<'_>) -> bool {
    features.zone == Zone::Head
}

pub(super) fn in_items(features: &Features<'_>) -> bool {
    features.zone == Zone::Items
}

/// Whether a cell holds a number and nothing else.
pub(super) fn is_figure(cell: &str) -> bool {
    let is_part =
        |it: char| it.is_ascii_digit() || it.is_whitespace() || matches!(it, ',' | '.' | '%' | '-' | '–');
    cell.bytes().any(|it| it.is_ascii_digit()) && cell.chars().all(is_part)
}

/// Whether an outcome is told in the first words.
pub(super) fn opens_with_outcome(features: &Features<'_>) -> bool {
    features.leads.meets(OUTCOMES)
}

pub(super) fn has_outcome(features: &Features<'_>) -> bool {
    features.hits.terms().meets(OUTCOMES)
}

/// Whether it is the foot of a web page: `Publisert 3. mai 2019 16:42`.
pub(super) fn is_page_foot(features: &Features<'_>) -> bool {
    features.place > 0.5
        && features.words <= 16
        && features.has_date
        && features.leads.contains(Term::Publication)
}

/// Whether it heads items of a kind: `Orienteringssaker`.
pub(super) fn heads_items_of_a_kind(features: &Features<'_>) -> bool {
    let is_group = || {
        let group = Term::ItemGroup;
        features.words <= 4 && features.hits.tail(group).is_some() || features.hits.is(group)
    };
    in_items(features) && features.words <= 8 && is_group()
}

/// Whether words before it announce the decision in the midst of the text:
/// `Kassereren la fram regnskapet. Styret gjorde slikt vedtak: ...`.
pub(super) fn announces_decision(features: &Features<'_>) -> bool {
    let text = &features.paragraph.text;
    let hits = features.hits;
    let is_other = |end: usize| hits.of(Term::Recommendation).any(|it| it.end == end);
    hits.of(Term::Decision).any(|it| {
        let rest = text[it.end..].strip_prefix(':').map_or("", str::trim);
        let before = text.get(features.paragraph.content..it.start).unwrap_or("");
        !rest.is_empty() && before.contains(". ") && !is_other(it.end) && !features.paragraph.is_row()
    }) && !hits.has(Term::Proposal)
}

/// Whether a sentence begins with an organ that decides, or with the words for
/// that: `Styret vedtok at ...`, `Det ble bestemt at ...`. What it did in another
/// year is told of the case.
pub(super) fn decides_in_sentence(features: &Features<'_>) -> bool {
    const DECIDED: &[Term] = &[Term::Adopted, Term::Approved, Term::Rejected, Term::Deferred];
    let text = &features.paragraph.text;
    let hits = features.hits;
    // How a vote went is told of what stands above.
    if !in_items(features) || !hits.has_any(DECIDED) || hits.has(Term::VoteNoun) {
        return false;
    }
    let words = |range: Range<usize>| text.get(range).map_or(usize::MAX, |it| it.split_whitespace().count());
    let organ_decides = |start: usize, verb: usize| {
        // `The board has agreed`
        let article = hits.of(Term::TitleFiller).find(|it| it.start == start);
        let starts = |at: usize| at == start || article.is_some_and(|it| words(it.end..at) == 0);
        hits.of(Term::Body).any(|it| starts(it.start) && words(it.end..verb) <= 1)
    };
    let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    let starts = sentence::sentence_starts(text);
    let decides = |hit: Hit| {
        let next = starts.iter().position(|it| *it > hit.start).unwrap_or(starts.len());
        let start = next.checked_sub(1).map_or(0, |at| starts[at]).max(features.paragraph.content);
        let end = starts.get(next).copied().unwrap_or(text.len());
        let mut after = text[hit.end..end].split(|it: char| !it.is_alphanumeric());
        let opens = hit.term == Term::Adopted && hit.start == start && text[start..hit.end].contains(' ');
        end > hit.end + 1 && (opens || organ_decides(start, hit.start)) && !after.any(is_year)
    };
    DECIDED.iter().any(|term| hits.of(*term).any(decides))
}

/// Whether one of several sentences is short and tells an outcome: `Innkallingen
/// ble godkjent. Lederen viste til ...`.
pub(super) fn has_short_outcome_sentence(features: &Features<'_>) -> bool {
    let text = &features.paragraph.text;
    let is_short = |start: usize, end: usize| {
        let from = text[..start].rfind(". ").map_or(features.paragraph.content, |at| at + 2);
        let to = text[end..].find(". ").map_or(text.len(), |at| end + at);
        // A phrase in the marker stands before the content.
        text.get(from..to).is_some_and(|sentence| {
            sentence.len() < features.content().len() && sentence.split_whitespace().count() <= SHORT_SENTENCE
        })
    };
    features.length < 350 && features.hits.of_any(OUTCOMES).any(|hit| is_short(hit.start, hit.end))
}

/// Whether a proposal is announced before a colon: `Kari Li (Ap) fremmet
/// følgende forslag:`, `Forslag fra Sp: ...`.
pub(super) fn announces_proposal(features: &Features<'_>) -> bool {
    if !features.hits.has_any(&[Term::ProposalNoun, Term::ProposalVerb]) {
        return false;
    }
    let text = features.content();
    let start = features.paragraph.content;
    let Some(colon) = text.find(':').map(|at| start + at) else { return false };
    let before = |term: Term| features.hits.of(term).any(|hit| hit.end <= colon);
    let words = text[..colon - start].split_whitespace().count();
    let opens = features.leads.contains(Term::ProposalNoun) && words <= 9;
    // `Kari Li (Ap) foreslo på vegne av Ap og Sp:`.
    let is_someone = || text.find('(').is_some_and(|at| at < colon - start) || begins_with_name(features);
    let announces = features.announces && is_someone();
    words <= 24
        && (before(Term::ProposalNoun) && (opens || before(Term::ProposalVerb) || before(Term::LaysBefore))
            || announces && before(Term::ProposalVerb))
        && !before(Term::Recommendation)
}

/// Whether the paragraph ends with a name in parentheses, or `– Name`.
pub(super) fn ends_with_name(features: &Features<'_>) -> bool {
    let content = features.content().trim_end().trim_end_matches('.');
    content.strip_suffix(')').and_then(|it| it.rsplit_once('(')).is_some_and(|(before, name)| {
        // A party in parentheses tells who voted, or whose a name is.
        let start = features.paragraph.content + before.len() + 1;
        let is_party =
            features.hits.of(Term::Party).any(|hit| hit.start == start && hit.end == start + name.len());
        !before.trim().is_empty() && !is_party && person::is_first_name(name.trim())
    })
}

/// Whether it heads what an organ did with the item: `Saksprotokoll i
/// formannskapet - 12.03.2014`.
pub(super) fn is_treated_by(features: &Features<'_>) -> bool {
    const WORDS: usize = 16;
    // `Formannskapet har behandlet saken i møte 12.03.2014 sak 3/14`
    let tells = || {
        features.words <= WORDS
            && features.hits.has(Term::HasTreated)
            && (features.has_date || features.is_bare())
            && features.content().starts_with(char::is_uppercase)
    };
    heads_organ(features, TermSet::of(&[Term::Treatment, Term::TitleExtract])) || tells()
}

/// Whether it is an organ and a day, or the organ's number for the matter, and
/// nothing else, as what an organ did is headed: `Formannskapet - 12.03.2014`,
/// `Formannskapet - 31/14`.
pub(super) fn is_organ_and_day(features: &Features<'_>) -> bool {
    const WORDS: usize = 6;
    let content = features.content();
    let end = content.trim_end();
    features.begins_with_organ
        && features.words <= WORDS
        && (features.has_date && end.ends_with(|it: char| it == ':' || it.is_ascii_digit())
            || content.split_once([' ', '-']).is_some_and(|(_, number)| is_number_of_year(number)))
}

/// Whether a text is a number and a year and nothing else: `- 031/15`.
fn is_number_of_year(text: &str) -> bool {
    let is_figure = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let number = text.trim().trim_start_matches(['-', '–', ' ']).trim_end_matches(':');
    number.split_once('/').is_some_and(|(number, year)| is_figure(number) && is_figure(year))
}

/// Whether nothing but a number or a day follows a label: `Styremøte: 2019:2`.
pub(super) fn labels_number(features: &Features<'_>) -> bool {
    let rest = features.label_end.map_or("", |end| &features.paragraph.text[end..]);
    let has_figure = rest.bytes().any(|it| it.is_ascii_digit());
    has_figure && (features.has_date || !rest.chars().any(char::is_alphabetic))
}

/// Whether a label begins with a word for what is recommended and then says by
/// whom: `Innstilling fra arbeidsutvalget:`.
pub(super) fn is_recommended_by(features: &Features<'_>) -> bool {
    const WORDS: usize = 9;
    features.is_bare()
        && features.words <= WORDS
        && features.leads.contains(Term::Recommendation)
        && !features.hits.has_any(&[Term::Adopted, Term::Approved, Term::Rejected, Term::Unanimous])
}

/// Whether it announces what an organ recommends: `Byrådet innstiller til
/// bystyret å fatte følgende vedtak:`.
pub(super) fn announces_recommendation(features: &Features<'_>) -> bool {
    const WORDS: usize = 14;
    in_items(features)
        && features.words <= WORDS
        && features.content().trim_end().ends_with(':')
        && features.hits.has(Term::Recommends)
        && features.hits.tail(Term::Decision).is_some()
}

/// Whether it is the word for the record, as what was said is headed within an
/// item: `Protokoll:`.
pub(super) fn is_record_label(features: &Features<'_>) -> bool {
    in_items(features)
        && !features.is_last
        && features.words == 1
        && features.is_bare()
        && features.lead(Term::TitleProtocol).is_some()
}

/// Whether it heads what an organ decided, and says when or ends as labels do:
/// `Vedtak i formannskapet - 12.03.2014:`.
pub(super) fn is_decided_by(features: &Features<'_>) -> bool {
    let is_end = |it: char| it == ':' || it.is_ascii_digit();
    in_items(features)
        && features.content().trim_end().ends_with(is_end)
        && heads_organ(features, TermSet::of(&[Term::Decision]))
}

/// Whether a short line ends with the word for a decision, and an organ's name
/// stands before it: `Elverådets vedtak`.
pub(super) fn is_decision_of(features: &Features<'_>) -> bool {
    is_part_of_organ(features, Term::Decision) && !features.hits.has(Term::Recommendation)
}

/// ... with the word for what it said: `Elverådets behandling`.
pub(super) fn is_treatment_of(features: &Features<'_>) -> bool {
    is_part_of_organ(features, Term::Treatment)
}

/// ... with the word for what it recommends: `Elverådets innstilling`.
pub(super) fn is_recommendation_of(features: &Features<'_>) -> bool {
    is_part_of_organ(features, Term::Recommendation)
}

fn is_part_of_organ(features: &Features<'_>, term: Term) -> bool {
    const WORDS: usize = 6;
    in_items(features)
        && features.words <= WORDS
        && !features.is_sentence()
        && features.names_organ
        && features.hits.tail(term).is_some_and(|it| it.start > features.paragraph.content)
}

/// Whether it is a label of something else than a part that a decision has:
/// papers, who is told of it, who was disqualified.
pub(super) fn ends_part(features: &Features<'_>) -> bool {
    const OTHER: &[Term] = &[Term::Papers, Term::FactDistribution, Term::Recusal];
    let is_bare = |hit: Hit| {
        let rest = features.paragraph.text[hit.end..].trim();
        rest.is_empty() || rest == ":"
    };
    in_items(features)
        && features.paragraph.depth == 0
        && OTHER.iter().any(|term| features.lead(*term).is_some_and(is_bare))
}

/// Whether a short line says that an organ decides, or that what was proposed
/// was adopted, and not what: that stands below. `Styret vedtok:`, `Forslag
/// vedtatt enstemmig:`
pub(super) fn decides_below(features: &Features<'_>) -> bool {
    const WORDS: usize = 6;
    let opens = |term| features.leads.contains(term);
    let is_open = || features.is_bare() || features.heads_list && !features.is_sentence();
    features.words <= WORDS
        && features.hits.has(Term::Adopted)
        && is_open()
        && (opens(Term::ProposalNoun)
            || (opens(Term::Body) || features.begins_with_organ) && features.tails.contains(Term::Adopted))
}

/// Whether one of the terms begins a short line that names an organ.
fn heads_organ(features: &Features<'_>, terms: TermSet) -> bool {
    !features.is_sentence() && features.names_organ && features.leads.meets(terms)
}

/// Whether a short line begins with words for the next meeting, and tells its
/// day or little more: `Neste møte: 4. mai`, not `Møteplan for 2006 ble delt ut`.
pub(super) fn announces_next_meeting(features: &Features<'_>) -> bool {
    const WORDS: usize = 4;
    let tells_day =
        || features.has_date || features.hits.has_any(&[Term::Month, Term::MonthShort, Term::Weekday]);
    let is_label = features.is_labelled(Term::NextMeeting) || features.label_end.is_some();
    features.leads.contains(Term::NextMeeting)
        && features.is_short()
        && (is_label
            || features.words <= WORDS
            || tells_day()
            || features.paragraph.depth == 0 && !features.is_sentence())
}

/// Whether a sentence tells how a decision was voted on, not what it is:
/// `Vedtaket var enstemmig.`
pub(super) fn tells_vote_on_decision(features: &Features<'_>) -> bool {
    const WORDS: usize = 12;
    features.words <= WORDS
        && features.is_sentence()
        && features.label_end.is_none()
        && features.leads.contains(Term::DecisionNoun)
        && (features.hits.has(Term::Unanimous) || counts_votes(features))
}

/// Whether a number stands with a word for votes or voting.
pub(super) fn counts_votes(features: &Features<'_>) -> bool {
    features.hits.has_any(&[Term::VoteNoun, Term::VoteVerb])
        && features.is_short()
        && features.content().bytes().any(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::label;
    use crate::lexicon::Lexicon;
    use crate::minutes::Language;
    use crate::paragraph::Paragraph;

    #[test]
    fn a_marker_may_hold_the_words_of_an_outcome() {
        let text = "Enstemmig vedtatt\tHei. Gå. Slutt";
        let content = text.find("Hei").expect("the text has it");
        let paragraph = Paragraph { text: text.to_owned(), content, depth: 1, ..Paragraph::default() };
        assert_eq!(label(vec![paragraph], Lexicon::of(Language::Nb)).0.len(), 1);
    }
}
