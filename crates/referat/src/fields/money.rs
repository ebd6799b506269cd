//! Amounts of money: `1,75 mill. kr.`, `kr 250.000,-`, `NOK 2,5 mill`.

use std::ops::Range;

use super::scan;
use crate::lexicon::{Lexicon, Term};

/// An amount with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MoneyMatch {
    pub(crate) range: Range<usize>,
    /// Currency by ISO 4217 and amount: `NOK 1750000`, `NOK 12.50`; of a span
    /// both ends: `NOK 5000000/10000000`.
    pub(crate) value: String,
}

/// Every amount of money in the text, in order.
pub(crate) fn amounts(text: &str, lexicon: &Lexicon) -> Vec<MoneyMatch> {
    let mut found: Vec<MoneyMatch> = Vec::new();
    let mut at = 0;
    while let Some(figure) = scan::next_figure(text, at) {
        let floor = found.last().map_or(0, |it| it.range.end);
        let amount = amount_at(text, floor, figure.start, lexicon);
        at = amount.as_ref().map_or(figure.end, |it| it.range.end).max(figure.end);
        found.extend(amount);
    }
    found
}

/// A number as printed, its fraction apart.
#[derive(Clone, Copy)]
struct Decimal {
    /// All its digits, as a whole number.
    digits: u64,
    /// How many of them are decimals.
    decimals: u32,
    end: usize,
}

fn amount_at(text: &str, floor: usize, start: usize, lexicon: &Lexicon) -> Option<MoneyMatch> {
    let before = currency_before(text, start, lexicon).filter(|it| it.0 >= floor);
    if before.is_none() && scan::is_inside_word(text, start) {
        return None;
    }
    let first = decimal(text, start, lexicon)?;
    let last = scan::dash(text, first.end).and_then(|it| decimal(text, it, lexicon));
    let number_end = last.map_or(first.end, |it| it.end);
    let stroke = stroke(text, number_end);
    let number_end = stroke.unwrap_or(number_end);
    let magnitude = magnitude(text, number_end, lexicon);
    let magnitude_end = magnitude.map_or(number_end, |it| it.1);
    let after = currency_after(text, magnitude_end, lexicon).or_else(|| {
        magnitude?;
        let word = scan::next_word(text, number_end)?;
        Some((lexicon.value(Term::Currency, &text[word])?, magnitude_end))
    });
    let by_stroke =
        || stroke.and_then(|_| lexicon.value(Term::Currency, lexicon.phrases(Term::Currency).first()?));
    let currency = after.map(|it| it.0).or(before.map(|it| it.1)).or_else(by_stroke)?;
    let scale = magnitude.map_or(1, |it| it.0);
    let value = match last {
        Some(last) => format!("{currency} {}/{}", printed(first, scale)?, printed(last, scale)?),
        None => format!("{currency} {}", printed(first, scale)?),
    };
    let end = after.map_or(magnitude_end, |it| it.1);
    Some(MoneyMatch { range: before.map_or(start, |it| it.0)..end, value })
}

/// `250 000`, `1.250.000`, `1,75`.
fn decimal(text: &str, start: usize, lexicon: &Lexicon) -> Option<Decimal> {
    let first = scan::figure(text, start)?;
    let marks = lexicon.phrases(Term::DecimalMark);
    let is_decimal_mark = |mark: char| marks.iter().any(|it| it.starts_with(mark));
    let mut digits = first.digits().lt(&13).then(|| text[start..first.end].parse::<u64>().ok()).flatten()?;
    let mut end = first.end;
    // Thousands are set apart by the same mark throughout.
    let mark = scan::char_at(text, end).filter(|it| {
        first.digits() <= 3
            && (*it == '.' || *it == ',' || *it == '\'' || it.is_whitespace())
            && !is_decimal_mark(*it)
    });
    while let Some(group) =
        mark.and_then(|it| scan::mark(text, end, &[it])).and_then(|it| scan::figure(text, it))
    {
        if group.digits() != 3 {
            break;
        }
        digits = digits.checked_mul(1000)?.checked_add(u64::from(group.value))?;
        end = group.end;
    }
    let fraction = scan::char_at(text, end)
        .filter(|it| is_decimal_mark(*it) || *it == '.' && end == first.end)
        .and_then(|it| scan::figure(text, end + it.len_utf8()))
        .filter(|it| it.digits() <= 4);
    let Some(fraction) = fraction else { return Some(Decimal { digits, decimals: 0, end }) };
    let decimals = u32::try_from(fraction.digits()).ok()?;
    let digits = digits.checked_mul(10u64.checked_pow(decimals)?)?.checked_add(u64::from(fraction.value))?;
    Some(Decimal { digits, decimals, end: fraction.end })
}

/// The number times the scale; decimals only when it is not whole.
fn printed(number: Decimal, scale: u64) -> Option<String> {
    let unit = 10u64.checked_pow(number.decimals)?;
    let all = number.digits.checked_mul(scale)?;
    let (whole, rest) = (all / unit, all % unit);
    let width = usize::try_from(number.decimals).ok()?;
    Some(if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}") })
}

/// The end of the stroke in `250,-`.
fn stroke(text: &str, at: usize) -> Option<usize> {
    let mark = scan::mark(text, at, &[',', '.', ':'])?;
    let end = scan::mark(text, mark, &['-', '–', '—'])?;
    scan::figure(text, end).is_none().then_some(end)
}

fn magnitude(text: &str, at: usize, lexicon: &Lexicon) -> Option<(u64, usize)> {
    let word = scan::next_word(text, at)?;
    let scale = lexicon.number(Term::Magnitude, &text[word.clone()])?;
    Some((scale, stop_of(text, word.end)))
}

fn currency_after<'a>(text: &str, at: usize, lexicon: &'a Lexicon) -> Option<(&'a str, usize)> {
    let at = scan::spaces(text, at);
    if let Some((currency, end)) = sign(text, at) {
        return Some((currency, end));
    }
    let word = scan::word(text, at)?;
    let currency = lexicon.value(Term::Currency, &text[word.clone()])?;
    let is_short = word.len() <= 2;
    Some((currency, if is_short { stop_of(text, word.end) } else { word.end }))
}

fn currency_before<'a>(text: &str, at: usize, lexicon: &'a Lexicon) -> Option<(usize, &'a str)> {
    let before = text.get(..at)?.trim_end_matches([' ', '\u{a0}']);
    if let Some((start, _)) = before.char_indices().next_back()
        && let Some((currency, _)) = sign(text, start)
    {
        return Some((start, currency));
    }
    let word = scan::word_before(text, at, &['.', ':'])?;
    let is_whole = !scan::char_before(text, word.start).is_some_and(|it| it.is_ascii_digit());
    let currency = lexicon.value(Term::Currency, &text[word.clone()]).filter(|_| is_whole)?;
    // `250 kr 3 ganger`: the currency belongs to the amount before it.
    let is_taken = text[..word.start].trim_end().ends_with(|it: char| it.is_ascii_digit());
    (!is_taken).then_some((word.start, currency))
}

/// The currency of a sign at `at`.
fn sign(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let sign = scan::char_at(text, at)?;
    let currency = match sign {
        '€' => "EUR",
        '£' => "GBP",
        '$' => "USD",
        _ => return None,
    };
    Some((currency, at + sign.len_utf8()))
}

/// The end of a shortened word with its stop, unless a sentence ends there.
fn stop_of(text: &str, at: usize) -> usize {
    scan::mark(text, at, &['.']).filter(|it| is_abbreviation(text, *it)).unwrap_or(at)
}

fn is_abbreviation(text: &str, at: usize) -> bool {
    let next = scan::char_at(text, scan::spaces(text, at));
    next.is_some_and(|it| !it.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::Language;

    #[test]
    fn amounts_are_found_in_every_spelling() {
        use Language::{Da, En, Nb, Nn, Sv};
        for (language, text, expected) in [
            (Nb, "1,75 mill. kr. i året", "1,75 mill. kr. = NOK 1750000"),
            (Nb, "inntil 250 000 kr per år", "250 000 kr = NOK 250000"),
            (Nb, "250\u{a0}000 kroner", "250\u{a0}000 kroner = NOK 250000"),
            (Nb, "kr 250.000,-", "kr 250.000,- = NOK 250000"),
            (Nb, "kr. 1 250 000", "kr. 1 250 000 = NOK 1250000"),
            (Nb, "5000 kr", "5000 kr = NOK 5000"),
            (Nb, "4800kr", "4800kr = NOK 4800"),
            (Nb, "NOK 2,5 mill", "NOK 2,5 mill = NOK 2500000"),
            (Nb, "2,5 MNOK", "2,5 MNOK = NOK 2500000"),
            (Nb, "1000 kr.", "1000 kr = NOK 1000"),
            (Nb, "Kr 12,50", "Kr 12,50 = NOK 12.50"),
            (Nb, "500,-", "500,- = NOK 500"),
            (Nb, "5-10 mill. kr", "5-10 mill. kr = NOK 5000000/10000000"),
            (Nb, "3 milliarder kroner", "3 milliarder kroner = NOK 3000000000"),
            (Nb, "100 tusen euro og €50", "100 tusen euro = EUR 100000; €50 = EUR 50"),
            (Nb, "300 kr 3 ganger", "300 kr = NOK 300"),
            (Nb, "i 2024 250 000 kr", "250 000 kr = NOK 250000"),
            (Nb, "kr 99999999999999999999", ""),
            (Nb, "12 krav, 3 mill. innbyggere og 19.11.24", ""),
            (Nn, "2 millionar kroner", "2 millionar kroner = NOK 2000000"),
            (
                Sv,
                "15 000 kronor, 2 mnkr och 500 tkr",
                "15 000 kronor = SEK 15000; 2 mnkr = SEK 2000000; 500 tkr = SEK 500000",
            ),
            (Da, "1,2 mio. kr.", "1,2 mio. kr = DKK 1200000"),
            (En, "£1,250.50 and $3 million", "£1,250.50 = GBP 1250.50; $3 million = USD 3000000"),
        ] {
            let found = amounts(text, Lexicon::of(language)).into_iter();
            let found = found.map(|it| format!("{} = {}", &text[it.range], it.value)).collect::<Vec<_>>();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
