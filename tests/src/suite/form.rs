//! The forms that a fact is printed in.

use serde_json::Value;

const MONTHS: &[(&str, [&str; 12])] = &[
    (
        "nb",
        [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ],
    ),
    (
        "nn",
        [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ],
    ),
    (
        "da",
        [
            "januar",
            "februar",
            "marts",
            "april",
            "maj",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "december",
        ],
    ),
    (
        "sv",
        [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ],
    ),
];

const DAYS: &[(&str, [&str; 7])] = &[
    ("nb", ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]),
    ("nn", ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"]),
    ("da", ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]),
    ("sv", ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]),
];

/// A fact as a layout prints it.
///
/// # Panics
/// When there is no such form.
#[must_use]
pub(super) fn print(value: &Value, form: Option<&str>, language: &str) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    let Some(form) = form else { return text };
    match form {
        "upper" => text.to_uppercase(),
        "lower" => text.to_lowercase(),
        "family" => text.split(' ').next_back().unwrap_or_default().to_owned(),
        "given" => text.split(' ').next().unwrap_or_default().to_owned(),
        "reversed" => {
            text.rsplit_once(' ').map_or(text.clone(), |(given, family)| format!("{family}, {given}"))
        }
        "dotted" => text.replace(':', "."),
        "hour" => text.trim_end_matches(":00").replace(':', "."),
        "four" => format!("{text:0>4}"),
        "three" => format!("{text:0>3}"),
        "two" => format!("{text:0>2}"),
        _ => date(&text, form, language),
    }
}

/// Whether a form changes only how a date or a time is written.
#[must_use]
pub(super) fn is_written(text: &str) -> bool {
    text.len() >= 5 && text.chars().all(|sign| sign.is_ascii_digit() || "-:".contains(sign))
}

fn date(text: &str, form: &str, language: &str) -> String {
    let parts: Vec<usize> = text.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { panic!("no form `{form}` of `{text}`") };
    let of = |names: &[(&str, [&'static str; 12])]| {
        names.iter().find(|(code, _)| *code == language).map_or("", |(_, names)| names[month - 1])
    };
    let name = of(MONTHS);
    let weekdays = DAYS.iter().find(|(code, _)| *code == language).map(|(_, names)| names);
    let weekday = weekdays.map_or("", |names| names[weekday(year, month, day)]);
    match form {
        "dots" => format!("{day:02}.{month:02}.{year}"),
        "short" => format!("{day}.{month}.{:02}", year % 100),
        "loose" => format!("{day}. {month}. {year}"),
        "slash" => format!("{day}/{month}-{:02}", year % 100),
        "long" if language == "sv" => format!("{day} {name} {year}"),
        "long" => format!("{day}. {name} {year}"),
        "day" if language == "da" => format!("{weekday} d. {day}. {name} {year}"),
        "day" => format!("{weekday} {day}. {name} {year}"),
        "daydots" => format!("{weekday} {day:02}.{month:02}.{year}"),
        _ => panic!("no form `{form}`"),
    }
}

/// From 0 for Monday: Zeller's rule.
fn weekday(year: usize, month: usize, day: usize) -> usize {
    let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let (century, rest) = (year / 100, year % 100);
    (day + 13 * (month + 1) / 5 + rest + rest / 4 + century / 4 + 5 * century + 5) % 7
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_the_forms_of_their_language() {
        let cases = [
            ("nb", "day", "tirsdag 18. juni 2024"),
            ("nn", "day", "tysdag 18. juni 2024"),
            ("sv", "long", "18 juni 2024"),
            ("nb", "short", "18.6.24"),
        ];
        for (language, form, expected) in cases {
            assert_eq!(date("2024-06-18", form, language), expected);
        }
    }
}
