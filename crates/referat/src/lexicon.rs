//! The words of a language that give minutes their structure.
//!
//! `lexicons/<language>.toml` lists phrases by [`Term`]; all phrases of a
//! language are found in one pass over a text by one automaton. A phrase that
//! stands for a value says so: `"11=november"`, `"NOK=kr"`.

mod hits;

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

pub(crate) use self::hits::{Hit, Hits};
use crate::minutes::Language;

/// Every language with its lexicon. A new language is one file and one line.
const SOURCES: &[(Language, &str)] = &[
    (Language::Nb, include_str!("../lexicons/nb.toml")),
    (Language::Nn, include_str!("../lexicons/nn.toml")),
    (Language::Sv, include_str!("../lexicons/sv.toml")),
    (Language::Da, include_str!("../lexicons/da.toml")),
    (Language::En, include_str!("../lexicons/en.toml")),
];

/// What a phrase of a lexicon tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Term {
    // What the document is: the start of its title.
    TitleMinutes,
    TitleProtocol,
    TitleExtract,
    TitleNotice,
    /// The record of an election: a protocol without items.
    TitleElection,
    /// Small words between a title's first word and the organ.
    TitleFiller,
    /// Ends of compounds that name a meeting: `styremøte`.
    MeetingSuffix,
    Draft,
    Final,
    // Labels of header lines.
    FactTitle,
    FactBody,
    FactDate,
    FactTime,
    FactPlace,
    FactNumber,
    FactStart,
    FactEnd,
    FactReference,
    CaseOfficer,
    FactChair,
    FactMinuteTaker,
    FactDistribution,
    /// Words before a place that has no label.
    PlacePreposition,
    Papers,
    // Labels of attendance lists, and words in their rows.
    Present,
    Absent,
    Substitutes,
    SubstituteFor,
    Staff,
    Remote,
    Left,
    Arrived,
    WrittenInput,
    Quorum,
    Column,
    Function,
    JobTitle,
    Party,
    // Attendance in detail.
    Members,
    Observers,
    Guests,
    /// The label over those who were called: who then came is told elsewhere.
    Invited,
    Secretariat,
    /// In a name's place: nobody.
    Nobody,
    InPerson,
    /// Before a substitute's name, after the member's.
    SubstitutedBy,
    /// Before a time or an item that someone came, left or was away at.
    StayFrom,
    StayUntil,
    StayBetween,
    StayItem,
    /// Before the name of a group: `for Høyre`.
    GroupLead,
    /// A word, or the end of one, that makes a name an organisation's; up to
    /// four letters only as a whole word.
    OrganizationEnding,
    ColumnName,
    ColumnGivenName,
    ColumnFamilyName,
    ColumnRole,
    ColumnParty,
    ColumnOrganization,
    ColumnSubstituteFor,
    ColumnNote,
    // Items.
    AgendaHeading,
    ItemPrefix,
    /// Before the name of who presents an item.
    PresentedBy,
    /// After a figure: how long an item is to take.
    Duration,
    ApprovalOfNotice,
    ApprovalOfMinutes,
    OtherBusiness,
    RoundTable,
    Information,
    Referral,
    Delegated,
    Question,
    Election,
    // Labels of an item's parts.
    Background,
    Assessment,
    Recommendation,
    Treatment,
    Proposal,
    SetAgainst,
    VoteHeading,
    Decision,
    ActionHeading,
    /// In a title: what stands under it is tasks.
    TaskTitle,
    /// That a working group is set up.
    GroupSetUp,
    // Votes.
    Unanimous,
    Votes,
    Acclamation,
    Consensus,
    CastingVote,
    VoteMethod,
    Dissent,
    /// Beside a count: the side that it is of.
    VoteFor,
    VoteAgainst,
    VoteAbstain,
    /// Between a count and its side: votes, those who vote, and voting.
    VoteNoun,
    Voter,
    VoteVerb,
    /// Between two counts, when it is no word for a side: `3 votes to 5`.
    VoteVersus,
    /// All who are not counted.
    VoteRest,
    /// Before the votes that a candidate or an alternative got.
    VoteGot,
    TrialVote,
    /// Between two clauses that each tell of a vote: `mens`.
    Whereas,
    /// What is voted on.
    Motion,
    VoteOccasion,
    /// Before two options that are set against each other.
    Between,
    /// Between a subject and what came of it.
    Became,
    // Proposals.
    ProposalVerb,
    ProposalNoun,
    /// What a proposal without a proposer begins with: `forslag om å`.
    ProposalTo,
    /// Before the name of who made a proposal.
    ProposalBy,
    OnBehalfOf,
    ProposalKind,
    /// How a question of disqualification was answered.
    FoundDisqualified,
    FoundQualified,
    /// Between the substitute and the one disqualified.
    TookSeat,
    // Outcomes.
    Adopted,
    Approved,
    ApprovedWithChanges,
    Rejected,
    Deferred,
    /// That an item comes from an earlier meeting.
    DeferredFrom,
    Returned,
    Referred,
    Noted,
    Withdrawn,
    Elected,
    NoDecision,
    /// The whole of a text that says that there is nothing.
    Nothing,
    // Tasks.
    Responsible,
    Due,
    ActionStatus,
    /// Between two things that are decided: `og at`.
    AndThat,
    /// Ends of words for those who are given tasks: `alle`, `rådmannen`.
    Doer,
    /// Gives a mandate: `gir ... fullmakt`.
    Gives,
    Mandate,
    ActionVerb,
    /// Before the one who is asked to do something: `ber rådmannen om å`.
    Ask,
    Suggestion,
    // Closed doors and disqualification.
    Closed,
    ClosedBasis,
    Recusal,
    // The end of the meeting.
    Adjournment,
    Recess,
    NextMeeting,
    Signature,
    Publication,
    // Nouns.
    Body,
    /// Last words of an organisation's name: `kommune`.
    Organization,
    Month,
    MonthShort,
    Weekday,
    RelativeDate,
    Conjunction,
    NumberWord,
    FunctionWord,
    /// Other words that tell the language of minutes.
    TypicalWord,
    // Parts of dates, times, amounts, laws and case numbers.
    Season,
    Week,
    Quarter,
    HalfYear,
    Ordinal,
    OrdinalSuffix,
    DateArticle,
    DateLead,
    Until,
    Of,
    OutOf,
    Clock,
    TimeLead,
    ClockSuffix,
    Currency,
    Magnitude,
    DecimalMark,
    Law,
    LawEnding,
    LawPart,
    LawReference,
    ItemNoun,
    CaseLead,
    Road,
}

/// Terms that are looked up beside a figure and never searched for.
const BESIDE_FIGURES: &[Term] = &[
    Term::CaseOfficer,
    Term::Duration,
    Term::Doer,
    Term::Whereas,
    Term::TypicalWord,
    Term::Season,
    Term::Week,
    Term::Quarter,
    Term::HalfYear,
    Term::Ordinal,
    Term::OrdinalSuffix,
    Term::DateArticle,
    Term::DateLead,
    Term::Until,
    Term::Of,
    Term::OutOf,
    Term::Clock,
    Term::TimeLead,
    Term::ClockSuffix,
    Term::Currency,
    Term::Magnitude,
    Term::DecimalMark,
    Term::Law,
    Term::LawEnding,
    Term::LawPart,
    Term::LawReference,
    Term::ItemNoun,
    Term::CaseLead,
    Term::Road,
    Term::VoteFor,
    Term::VoteAgainst,
    Term::VoteAbstain,
    Term::Voter,
    Term::VoteVersus,
    Term::VoteRest,
    Term::VoteGot,
    Term::ProposalBy,
];

/// Phrases by term, and the automaton that finds them all.
pub(crate) struct Lexicon {
    phrases: HashMap<Term, Vec<String>>,
    /// What each phrase, without final stop, can be, and the value that it
    /// stands for.
    meanings: HashMap<String, Vec<(Term, Option<String>)>>,
    automaton: AhoCorasick,
    /// The term of each of the automaton's patterns.
    terms: Vec<Term>,
}

impl Lexicon {
    /// The lexicon of a language. Bokmål and nynorsk know each other's
    /// phrases, since Norwegian documents mix them.
    #[must_use]
    pub(crate) fn of(language: Language) -> &'static Self {
        static LEXICONS: [LazyLock<Lexicon>; 5] = [
            LazyLock::new(|| Lexicon::new(&[Language::Nb, Language::Nn])),
            LazyLock::new(|| Lexicon::new(&[Language::Nn, Language::Nb])),
            LazyLock::new(|| Lexicon::new(&[Language::Sv])),
            LazyLock::new(|| Lexicon::new(&[Language::Da])),
            LazyLock::new(|| Lexicon::new(&[Language::En])),
        ];
        let index = SOURCES.iter().position(|(it, _)| *it == language).unwrap_or(0);
        &LEXICONS[index]
    }

    /// The small words and the words typical of minutes of one language alone,
    /// of use to tell it from others.
    pub(crate) fn telling_words(language: Language) -> &'static [String] {
        static WORDS: LazyLock<Vec<(Language, Vec<String>)>> = LazyLock::new(|| {
            let words = |text| [entry(text, "function-word"), entry(text, "typical-word")].concat();
            SOURCES.iter().map(|(language, text)| (*language, words(text))).collect()
        });
        WORDS.iter().find(|(it, _)| *it == language).map_or(&[], |(_, words)| words)
    }

    fn new(languages: &[Language]) -> Self {
        let mut phrases: HashMap<Term, Vec<String>> = HashMap::new();
        let mut meanings: HashMap<String, Vec<(Term, Option<String>)>> = HashMap::new();
        for (term, entry) in languages.iter().flat_map(|it| entries(*it)) {
            let (value, phrase) =
                entry.split_once('=').map_or((None, &*entry), |(it, phrase)| (Some(it), phrase));
            let known = meanings.entry(phrase.trim_end_matches('.').to_owned()).or_default();
            if !known.iter().any(|(it, _)| *it == term) {
                known.push((term, value.map(str::to_owned)));
            }
            let known = phrases.entry(term).or_default();
            if !known.iter().any(|it| it == phrase) {
                known.push(phrase.to_owned());
            }
        }
        let searched = || phrases.iter().filter(|(term, _)| !BESIDE_FIGURES.contains(term));
        let patterns = || searched().flat_map(|(term, them)| them.iter().map(|it| (*term, it)));
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(patterns().map(|(_, phrase)| phrase))
            .expect("a lexicon is far below the automaton's limits");
        let terms = patterns().map(|(term, _)| term).collect();
        Self { phrases, meanings, automaton, terms }
    }

    /// The phrases of a term, as listed.
    #[must_use]
    pub(crate) fn phrases(&self, term: Term) -> &[String] {
        self.phrases.get(&term).map_or(&[], Vec::as_slice)
    }

    /// Whether `words`, in any case, is one of the term's phrases.
    #[must_use]
    pub(crate) fn knows(&self, term: Term, words: &str) -> bool {
        self.meanings(words.trim().trim_end_matches([':', '.', ';'])).has(term)
    }

    /// What the word, in any case, stands for as one of the term's phrases.
    #[must_use]
    pub(crate) fn value(&self, term: Term, word: &str) -> Option<&str> {
        self.meanings(word).value(term)
    }

    /// Everything that the word, in any case and with or without final stop,
    /// can be.
    #[must_use]
    pub(crate) fn meanings(&self, word: &str) -> Meanings<'_> {
        let word = word.trim_end_matches('.');
        let is_folded = word.bytes().all(|it| it.is_ascii() && !it.is_ascii_uppercase());
        let them = if is_folded { self.meanings.get(word) } else { self.meanings.get(&fold(word)) };
        Meanings(them.map_or(&[], Vec::as_slice))
    }

    /// [`Self::value`] as a number.
    #[must_use]
    pub(crate) fn number<N: std::str::FromStr>(&self, term: Term, word: &str) -> Option<N> {
        self.value(term, word)?.parse().ok()
    }

    /// Every phrase in the text that stands as whole words.
    #[must_use]
    pub(crate) fn hits(&self, text: &str) -> Hits {
        let folded = fold(text);
        let is_whole = |start: usize, end: usize| {
            let before = folded[..start].chars().next_back();
            let after = folded[end..].chars().next();
            let first = folded[start..].chars().next();
            let last = folded[..end].chars().next_back();
            let splits = |left: Option<char>, right: Option<char>| {
                left.is_some_and(char::is_alphanumeric) && right.is_some_and(char::is_alphanumeric)
            };
            !splits(before, first) && !splits(last, after)
        };
        let hits: Vec<Hit> = self
            .automaton
            .find_overlapping_iter(&folded)
            .filter(|it| is_whole(it.start(), it.end()))
            .map(|it| Hit { term: self.terms[it.pattern()], start: it.start(), end: it.end() })
            .collect();
        Hits::new(hits, text.len() - text.trim_start().len(), sentence_end(text))
    }
}

/// The entries of one language's file, term by term.
fn entries(language: Language) -> impl Iterator<Item = (Term, String)> {
    source(language).into_iter().flat_map(|(term, them)| them.into_iter().map(move |it| (term, it)))
}

/// The phrases of one key of a language's file, without reading the rest:
/// every language is looked at to tell which one a document is in.
fn entry(text: &str, key: &str) -> Vec<String> {
    let found = text.match_indices(key).map(|(at, _)| at).find(|at| {
        let is_start = text[..*at].ends_with('\n') || *at == 0;
        is_start && text[at + key.len()..].starts_with(" =")
    });
    let list = found.and_then(|at| text[at..].split_inclusive(']').next()).unwrap_or("");
    let mut table: HashMap<String, Vec<String>> = toml::from_str(list).expect("a test reads every lexicon");
    table.remove(key).unwrap_or_default()
}

/// One language's file.
fn source(language: Language) -> HashMap<Term, Vec<String>> {
    let (_, text) = SOURCES.iter().find(|(it, _)| *it == language).expect("every language has a lexicon");
    toml::from_str(text).expect("a test reads every lexicon")
}

/// Lower case that keeps every byte offset.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().map(|it| {
        if it.is_ascii() {
            return it.to_ascii_lowercase();
        }
        let mut lower = it.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(low), None) if low.len_utf8() == it.len_utf8() => low,
            _ => it,
        }
    }));
    out
}

/// Where the text ends when closing punctuation is left out.
fn sentence_end(text: &str) -> usize {
    text.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, ':' | '.' | ';' | '-' | '–')).len()
}

/// The terms that a word is a phrase of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meanings<'a>(&'a [(Term, Option<String>)]);

impl<'a> Meanings<'a> {
    /// Whether it is one of the term's phrases.
    #[must_use]
    pub(crate) fn has(self, term: Term) -> bool {
        self.0.iter().any(|(it, _)| *it == term)
    }

    /// Whether it is a phrase of any of the terms.
    #[must_use]
    pub(crate) fn has_any(self, terms: &[Term]) -> bool {
        self.0.iter().any(|(it, _)| terms.contains(it))
    }

    /// What it stands for as a phrase of the term.
    #[must_use]
    pub(crate) fn value(self, term: Term) -> Option<&'a str> {
        self.0.iter().find(|(it, _)| *it == term)?.1.as_deref()
    }

    /// [`Self::value`] as a number.
    #[must_use]
    pub(crate) fn number<N: std::str::FromStr>(self, term: Term) -> Option<N> {
        self.value(term)?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lexicon_is_read_and_its_phrases_are_folded() {
        for (language, _) in SOURCES {
            for (term, phrases) in source(*language) {
                for entry in phrases {
                    let phrase = entry.split_once('=').map_or(&*entry, |(_, phrase)| phrase);
                    assert_eq!(phrase, fold(phrase), "{language:?} {term:?}");
                    assert_eq!(phrase, phrase.trim(), "{language:?} {term:?}");
                }
            }
        }
    }

    #[test]
    fn phrases_are_found_as_whole_words_in_any_case() {
        let lexicon = Lexicon::of(Language::Nb);
        let hits = lexicon.hits("VEDTAK:");
        assert!(hits.is(Term::Decision));
        let hits = lexicon.hits("Vedtaksmyndigheten ligger i styret");
        assert!(!hits.has(Term::Decision));
        let hits = lexicon.hits("Formannskapets vedtak:");
        assert!(hits.tail(Term::Decision).is_some() && hits.lead(Term::Decision).is_some());
    }
}
