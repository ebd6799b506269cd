//! Counted votes in a sentence: `7 mot 4 stemmer`, `For: 5, mot: 2`.

use std::ops::Range;

use super::{Context, ballot};
use crate::lexicon::{Hits, Lexicon, Meanings, Term};

/// The most votes that a count is believed to have.
const MOST: u32 = 1999;
/// How far before `stemte 4` the side may stand, in words.
const REACH: usize = 9;

/// The side that a vote is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    For,
    Against,
    Abstain,
}

/// A number of votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) side: Side,
    pub(super) value: u32,
    /// From the first to the last of the words that say so.
    pub(super) range: Range<usize>,
    /// What got the votes, when it stands between the side and its number.
    pub(super) on: Option<Range<usize>>,
    /// Whether the side is printed; else it follows from the sentence.
    pub(super) is_sided: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number(u32),
    Side(Side),
    /// Votes, those who vote, and voting: they stand between a number and its
    /// side.
    Noun,
    Voter,
    Verb,
    Got,
    OutOf,
    Versus,
    /// A small word.
    Small,
    /// What came of it: `vedtatt`.
    Outcome,
    Word,
    Colon,
    Dash,
    /// A comma, or what else parts a sentence.
    Stop,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    range: Range<usize>,
}

/// The counts in a text, in order; `hits` are the lexicon's in it. Names and
/// parties in parentheses are passed over.
pub(super) fn counts(text: &str, hits: &Hits, context: &Context<'_>) -> Vec<Count> {
    if !may_count(text, hits) {
        return Vec::new();
    }
    let tokens = tokens(text, &ballot::details(text, context.lexicon), context.lexicon);
    let mut out: Vec<Count> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found: Found = match tokens[at].kind {
            Kind::Number(value) if value <= MOST => pair(&tokens, at, value)
                .or_else(|| dashed(&tokens, at, value))
                .or_else(|| share(&tokens, at, value))
                .or_else(|| before(&tokens, at, value).map(|it| (vec![it], at + 1)))
                .or_else(|| got(&tokens, at, value))
                .or_else(|| rivals(&tokens, at, value))
                .or_else(|| after(&tokens, at, value)),
            _ => None,
        };
        let Some((counts, next)) = found else {
            at += 1;
            continue;
        };
        out.extend(counts);
        at = next.max(at + 1);
    }
    out
}

/// Whether there is a number in the text, or one in words among the hits.
pub(super) fn may_count(text: &str, hits: &Hits) -> bool {
    hits.has(Term::NumberWord) || text.bytes().any(|it| it.is_ascii_digit())
}

type Found = Option<(Vec<Count>, usize)>;

fn count(side: Side, value: u32, tokens: &[Token]) -> Count {
    let ends = tokens.first().zip(tokens.last());
    let range = ends.map_or(0..0, |(first, last)| first.range.start..last.range.end);
    Count { side, value, range, on: None, is_sided: true }
}

/// The first token from `at` that is none of `passed`.
fn past(tokens: &[Token], at: usize, passed: &[Kind]) -> usize {
    at + tokens.get(at..).unwrap_or(&[]).iter().take_while(|it| passed.contains(&it.kind)).count()
}

fn kind(tokens: &[Token], at: usize) -> Option<Kind> {
    tokens.get(at).map(|it| it.kind)
}

fn is_end(tokens: &[Token], at: usize) -> bool {
    matches!(
        kind(tokens, at),
        None | Some(Kind::Stop | Kind::Small | Kind::Side(_) | Kind::Dash | Kind::Number(_))
    )
}

/// `7 mot 4 stemmer`, `7 stemmer mot 4`.
fn pair(tokens: &[Token], at: usize, value: u32) -> Found {
    let versus = past(tokens, at + 1, &[Kind::Noun]);
    let (Some(Kind::Side(Side::Against) | Kind::Versus), Some(Kind::Number(other))) =
        (kind(tokens, versus), kind(tokens, versus + 1))
    else {
        return None;
    };
    let end = past(tokens, versus + 2, &[Kind::Noun]);
    let says_votes = versus > at + 1 || end > versus + 2;
    let is_told = at.checked_sub(1).is_some_and(|it| tokens[it].kind == Kind::Outcome);
    if kind(tokens, versus) == Some(Kind::Versus) && !says_votes && !is_told {
        return None;
    }
    // `8 stemmer mot 3 for`: the second number has a side of its own.
    let has_own = matches!(kind(tokens, end), Some(Kind::Side(Side::For | Side::Abstain)));
    let first = count(Side::For, value, &tokens[at..versus]);
    let last = count(Side::Against, other, &tokens[versus..end]);
    (!has_own).then(|| (vec![first, last], end))
}

/// `vedtatt 7-4`, `a vote of 5-2-1`.
fn dashed(tokens: &[Token], at: usize, value: u32) -> Found {
    let (Some(Kind::Dash), Some(Kind::Number(other))) = (kind(tokens, at + 1), kind(tokens, at + 2)) else {
        return None;
    };
    let lead = tokens[..at]
        .iter()
        .rev()
        .find(|it| !matches!(it.kind, Kind::Small | Kind::Colon | Kind::OutOf))
        .map(|it| it.kind);
    let third = match (kind(tokens, at + 3), kind(tokens, at + 4)) {
        (Some(Kind::Dash), Some(Kind::Number(third))) => Some(third),
        _ => None,
    };
    let end = at + if third.is_some() { 5 } else { 3 };
    let is_vote = matches!(lead, Some(Kind::Outcome | Kind::Noun | Kind::Verb))
        || kind(tokens, end) == Some(Kind::Noun);
    let sides = [Side::For, Side::Against, Side::Abstain].into_iter().zip([Some(value), Some(other), third]);
    is_vote.then(|| {
        (sides.filter_map(|(side, value)| Some(count(side, value?, &tokens[at..end]))).collect(), end)
    })
}

/// `7 av 9 stemmer`, `2 av 9 medlemmer stemte mot`.
fn share(tokens: &[Token], at: usize, value: u32) -> Found {
    let whole = at + 2;
    let (Some(Kind::OutOf), Some(Kind::Number(of))) = (kind(tokens, at + 1), kind(tokens, whole)) else {
        return None;
    };
    let end = past(tokens, whole + 1, &[Kind::Noun, Kind::Voter, Kind::Verb]);
    if value > of || end == whole + 1 {
        return None;
    }
    let side = match kind(tokens, end) {
        Some(Kind::Side(side)) => Some(side),
        _ => None,
    };
    let end = end + usize::from(side.is_some());
    let is_sided = side.is_some();
    Some((vec![Count { is_sided, ..count(side.unwrap_or(Side::For), value, &tokens[at..end]) }], end))
}

/// `7 for`, `3 representanter stemte mot`, `7 votes in favour`, `4 stemmer`.
fn after(tokens: &[Token], at: usize, value: u32) -> Found {
    let between = past(tokens, at + 1, &[Kind::Noun, Kind::Voter, Kind::Verb]);
    let words = &tokens[at + 1..between];
    let small = between
        + usize::from(
            kind(tokens, between) == Some(Kind::Small)
                && matches!(kind(tokens, between + 1), Some(Kind::Side(_))),
        );
    if let Some(Kind::Side(side)) = kind(tokens, small) {
        let is_bare = words.is_empty() && side != Side::Abstain;
        // `fordelingen av post 50 for 2012`
        let is_year = matches!(kind(tokens, small + 1), Some(Kind::Number(1950..2100)));
        let is_whole = is_end(tokens, small + 1) && !is_year || kind(tokens, small + 1) == Some(Kind::Noun);
        if !is_bare || is_whole || is_opposed(tokens, small, side) {
            let end = past(tokens, small + 1, &[Kind::Noun]);
            return Some((vec![count(side, value, &tokens[at..end])], end));
        }
    }
    let is_votes = words.iter().any(|it| it.kind == Kind::Noun);
    is_votes
        .then(|| (vec![Count { is_sided: false, ..count(Side::For, value, &tokens[at..between]) }], between))
}

/// Whether what is voted on follows the side, and then the count of another:
/// `3 for utsettelse, 1 mot`.
fn is_opposed(tokens: &[Token], at: usize, side: Side) -> bool {
    const LONGEST: usize = 4;
    let stop = past(tokens, at + 1, &[Kind::Word, Kind::Small]);
    let number = past(tokens, stop, &[Kind::Stop]);
    stop - at <= LONGEST
        && number > stop
        && matches!(kind(tokens, number), Some(Kind::Number(_)))
        && matches!(kind(tokens, number + 1), Some(Kind::Side(other)) if other != side)
}

/// `mot 3 stemmer`, `For: 5`, `For forslaget stemte 4`.
fn before(tokens: &[Token], at: usize, value: u32) -> Option<Count> {
    let follows = past(tokens, at + 1, &[Kind::Noun, Kind::Voter]);
    let mut first = at.checked_sub(1)?;
    let mut colon = false;
    let mut verb = false;
    let mut noun = false;
    while matches!(tokens[first].kind, Kind::Colon | Kind::Dash | Kind::Verb | Kind::Noun) {
        colon |= tokens[first].kind == Kind::Colon;
        verb |= tokens[first].kind == Kind::Verb;
        noun |= tokens[first].kind == Kind::Noun;
        first = first.checked_sub(1)?;
    }
    let (side, from) = match tokens[first].kind {
        Kind::Side(side) => (side, first),
        _ if verb || colon => {
            let reach = tokens[first.saturating_sub(REACH)..=first].iter().rev();
            let (back, it) = reach
                .enumerate()
                .take_while(|(_, it)| !matches!(it.kind, Kind::Stop | Kind::Colon))
                .find(|(_, it)| matches!(it.kind, Kind::Side(_)))?;
            let Kind::Side(side) = it.kind else { return None };
            (side, first - back)
        }
        _ => return None,
    };
    let has_sign = colon || verb || noun || follows > at + 1;
    let is_bare = side != Side::For && is_end(tokens, at + 1) && first + 1 == at;
    if !has_sign && !is_bare {
        return None;
    }
    // The number has its side after it: `mot 3 stemte for`.
    if !colon
        && from == first
        && matches!(kind(tokens, past(tokens, follows, &[Kind::Verb])), Some(Kind::Side(it)) if it != side)
        && kind(tokens, follows) == Some(Kind::Verb)
    {
        return None;
    }
    let on = (from < first).then(|| tokens[from + 1].range.start..tokens[first].range.end);
    Some(Count { on, ..count(side, value, &tokens[from..follows]) })
}

/// `Forslaget fikk 4 stemmer`, perhaps with what another got after a comma:
/// `..., Lis forslag 3`.
fn got(tokens: &[Token], at: usize, value: u32) -> Found {
    let verb = at.checked_sub(1).filter(|before| tokens[*before].kind == Kind::Got)?;
    let end = past(tokens, at + 1, &[Kind::Noun]);
    let first = Count { is_sided: false, ..count(Side::For, value, &tokens[verb..end]) };
    let other = option(tokens, end + 1);
    if let (Some(Kind::Stop), Some(Kind::Number(value))) = (kind(tokens, end), kind(tokens, other))
        && other > end + 1
        && matches!(kind(tokens, past(tokens, other + 1, &[Kind::Noun])), None | Some(Kind::Stop))
    {
        let words = &tokens[end + 1..other];
        let on = count(Side::For, value, words).range;
        let second =
            Count { is_sided: false, on: Some(on), ..count(Side::For, value, &tokens[end + 1..=other]) };
        return Some((vec![first, second], other + 1));
    }
    is_end(tokens, end).then(|| (vec![first], at + 1))
}

/// `4 for styrets forslag, 2 for benkeforslaget`: what each got.
fn rivals(tokens: &[Token], at: usize, value: u32) -> Found {
    let (first, next) = side_of(tokens, at, value)?;
    let comma = past(tokens, next, &[Kind::Stop]);
    let Some(Kind::Number(other)) = kind(tokens, comma) else { return None };
    let (second, end) = side_of(tokens, comma, other)?;
    (comma > next).then(|| (vec![first, second], end))
}

/// A number of votes for an option that is named, and where its name ends.
fn side_of(tokens: &[Token], at: usize, value: u32) -> Option<(Count, usize)> {
    let side = past(tokens, at + 1, &[Kind::Noun, Kind::Voter, Kind::Verb]);
    let end = option(tokens, side + 1);
    let is_option = kind(tokens, side) == Some(Kind::Side(Side::For))
        && end > side + 1
        && matches!(kind(tokens, end), None | Some(Kind::Stop));
    let on = || tokens[side + 1].range.start..tokens[end - 1].range.end;
    is_option.then(|| (Count { on: Some(on()), ..count(Side::For, value, &tokens[at..end]) }, end))
}

/// Where the few words end that name what is voted on.
fn option(tokens: &[Token], at: usize) -> usize {
    const LONGEST: usize = 4;
    past(tokens, at, &[Kind::Word, Kind::Small]).min(at + LONGEST)
}

fn tokens(text: &str, details: &[Range<usize>], lexicon: &Lexicon) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if details.iter().any(|it| it.contains(&start))
            || first.is_whitespace()
            || matches!(first, '(' | ')' | '"' | '«' | '»')
        {
            continue;
        }
        if !first.is_alphanumeric() {
            let kind = match first {
                ':' => Kind::Colon,
                '/' => Kind::OutOf,
                '-' | '–' | '—' => Kind::Dash,
                _ => Kind::Stop,
            };
            out.push(Token { kind, range: start..start + first.len_utf8() });
            continue;
        }
        let is_figure = first.is_ascii_digit();
        let mut end = start + first.len_utf8();
        while let Some((next, it)) = chars.peek().copied() {
            let inside = if is_figure {
                it.is_alphanumeric()
            } else {
                it.is_alphanumeric() || it == '-' && text[next + 1..].starts_with(char::is_alphabetic)
            };
            if !inside {
                break;
            }
            end = next + it.len_utf8();
            chars.next();
        }
        let word = &text[start..end];
        out.push(Token { kind: word_kind(word, &text[..start], &text[end..], lexicon), range: start..end });
    }
    out
}

fn word_kind(word: &str, before: &str, rest: &str, lexicon: &Lexicon) -> Kind {
    const SIDES: [(Term, Side); 3] =
        [(Term::VoteAgainst, Side::Against), (Term::VoteAbstain, Side::Abstain), (Term::VoteFor, Side::For)];
    let meanings: Meanings<'_> = lexicon.meanings(word);
    if let Some(value) = word.parse().ok().or_else(|| meanings.number(Term::NumberWord)) {
        // A percentage, an amount, a date, a time and a reference are no votes.
        let joins = |it: char| matches!(it, '.' | ',' | ':');
        let is_digit = |it: char| it.is_ascii_digit();
        let is_other = rest.trim_start().starts_with('%')
            || rest.starts_with(joins) && rest[1..].starts_with(is_digit)
            || before.ends_with(joins) && before[..before.len() - 1].ends_with(is_digit)
            || before.ends_with(['#', '§', '@']);
        return if is_other { Kind::Word } else { Kind::Number(value) };
    }
    let side = SIDES.iter().find(|(term, _)| meanings.has(*term));
    let others = [
        (Term::VoteNoun, Kind::Noun),
        (Term::Voter, Kind::Voter),
        (Term::VoteVerb, Kind::Verb),
        (Term::VoteGot, Kind::Got),
        (Term::OutOf, Kind::OutOf),
        (Term::VoteVersus, Kind::Versus),
        (Term::Adopted, Kind::Outcome),
        (Term::Rejected, Kind::Outcome),
        (Term::FunctionWord, Kind::Small),
    ];
    side.map(|(_, side)| Kind::Side(*side))
        .or_else(|| others.iter().find(|(term, _)| meanings.has(*term)).map(|(_, kind)| *kind))
        .unwrap_or(Kind::Word)
}
