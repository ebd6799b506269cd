use super::*;
use crate::minutes::{CaseNumber, Interval, Language};

/// Someone, as the row says.
fn person(name: &str, status: Presence) -> Attendance {
    Attendance { name: name.to_owned(), status, ..Attendance::default() }
}

fn interval(from: &str, to: &str, items: &[&str], text: &str) -> Interval {
    let some = |it: &str| Some(it.to_owned()).filter(|it| !it.is_empty());
    let items = items.iter().map(|it| (*it).to_owned()).collect();
    Interval { from: some(from), to: some(to), items, text: text.to_owned() }
}

fn item(number: &str) -> Item {
    Item { number: Some(number.to_owned()), ..Item::default() }
}

fn meeting(people: Vec<Attendance>, items: Vec<Item>) -> Minutes {
    Minutes { language: Language::Nb, attendance: people, items, ..Minutes::default() }
}

/// A sign for each item: there `+`, away `-`, unknown `?`; with the word for
/// what tells it when that is not the list.
fn told(minutes: &Minutes, name: &str) -> String {
    let of_person = presence(minutes).into_iter().filter(|it| it.name == name);
    let signs = of_person.map(|it| {
        let sign = match it.status {
            Presence::Present => '+',
            Presence::Absent => '-',
            Presence::Unknown => '?',
        };
        match it.basis {
            Basis::Listed => sign.to_string(),
            basis => format!("{sign}{}", basis.to_string().chars().next().unwrap_or_default()),
        }
    });
    signs.collect::<Vec<_>>().join(" ")
}

#[test]
fn comings_and_goings_tell_of_each_item() {
    type Case = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str);
    let cases: &[Case] = &[
        // Items alone.
        ("51/14", "", &[], "frå 51/14", "-i +i +i +i"),
        ("51/14", "", &[], "kom etter sak 51/14", "-i -i +i +i"),
        ("", "52/14", &[], "til og med sak 52/14", "+i +i +i -i"),
        ("", "52/14", &[], "fratrådte før sak 52/14", "+i +i -i -i"),
        ("", "52/14", &[], "forlot møtet etter sak 52/14", "+i +i +i -i"),
        ("51/14", "52/14", &[], "fra sak 51/14 til sak 52/14", "-i +i +i -i"),
        ("53/14", "50/14", &[], "perm. mellom sak 50/14 og 53/14", "+i -i -i +i"),
        ("", "", &["51/14"], "sak 51/14", "-i +i -i -i"),
        ("", "", &["51-52/14"], "51-52/14", "-i +i +i -i"),
        ("", "", &["51", "52"], "ikke til stede i sakene 51 og 52", "+i -i -i +i"),
        // An item that the meeting does not have tells nothing.
        ("61/14", "", &[], "frå 61/14", "?i ?i ?i ?i"),
        ("51/13", "", &[], "frå 51/13", "?i ?i ?i ?i"),
        // By the clock.
        ("", "19:10", &[], "fratrådte kl. 19.10", "?i ?i ?i ?i"),
        ("18:00", "", &[], "kom kl. 18.00", "+i +i +i +i"),
        ("", "21:00", &[], "til kl. 21.00", "+i +i +i +i"),
        // By the clock, at items.
        ("", "20:10", &["52/14", "53/14"], "fratrådte kl. 20.10 før sakene 52/14 og 53/14", "+i +i -i -i"),
        ("", "20:10", &[], "fratrådte kl. 20.10, før behandling av sak 52/14", "+i +i -i -i"),
        ("", "20:10", &["52/14"], "til kl. 20.10, sak 52/14", "+i +i ?i -i"),
        ("", "20:10", &[], "forlot møtet kl. 20.10, etter sak 52/14", "+i +i +i -i"),
        ("18:40", "", &["52/14"], "fra kl. 18.40, sak 52/14", "-i -i +i +i"),
        ("20:00", "19:30", &["52/14"], "borte mellom kl. 19.30 og 20.00, sak 52/14", "+i +i -i +i"),
        ("19:30", "20:00", &["52/14"], "kl. 19.30-20.00, sak 52/14", "?i ?i +i ?i"),
    ];
    for (from, to, items, text, expected) in cases {
        let mut someone = person("Kari Li", Presence::Present);
        someone.intervals.push(interval(from, to, items, text));
        let mut minutes = meeting(vec![someone], ["50/14", "51/14", "52/14", "53/14"].map(item).into());
        minutes.meeting.start = Some("18:00".to_owned());
        minutes.meeting.end = Some("21:00".to_owned());
        assert_eq!(told(&minutes, "Kari Li"), *expected, "{text}");
    }
}

#[test]
fn who_went_twice_was_away_both_times() {
    let mut someone = person("Kari Li", Presence::Present);
    someone.intervals.push(interval("", "", &["50/14"], "ikke til stede i sak 50/14"));
    someone.intervals.push(interval("", "", &["52/14"], "ikke til stede i sak 52/14"));
    let minutes = meeting(vec![someone], ["50/14", "51/14", "52/14"].map(item).into());
    assert_eq!(told(&minutes, "Kari Li"), "-i +i -i");
}

#[test]
fn who_is_listed_as_absent_for_some_items_may_have_been_there_for_others() {
    let mut someone = person("Kari Li", Presence::Absent);
    someone.intervals.push(interval("", "", &["31"], "§ 31"));
    let minutes = meeting(vec![someone, person("Ola Vik", Presence::Absent)], ["30", "31"].map(item).into());
    assert_eq!(told(&minutes, "Kari Li"), "?i -i");
    assert_eq!(told(&minutes, "Ola Vik"), "- -");
}

#[test]
fn items_are_named_by_number_case_number_or_with_their_parts() {
    let mut minutes = meeting(vec![person("Kari Li", Presence::Present)], ["2", "3", "4"].map(item).into());
    minutes.items[1].items = ["3.1", "3.2"].map(item).into();
    minutes.attendance[0].intervals.push(interval("", "3", &[], "til og med sak 3"));
    assert_eq!(told(&minutes, "Kari Li"), "+i +i +i +i -i");
    minutes.attendance[0].intervals = vec![interval("", "", &["3"], "kun sak 3")];
    assert_eq!(told(&minutes, "Kari Li"), "-i +i +i +i -i");

    let case = |sequence| {
        let series = Some("PS".to_owned());
        Item { case_number: Some(CaseNumber { series, sequence, year: 2024 }), ..Item::default() }
    };
    minutes.items = vec![case(7), case(8)];
    minutes.attendance[0].intervals = vec![interval("8/24", "", &[], "fra sak 8/24")];
    assert_eq!(told(&minutes, "Kari Li"), "-i +i");
}

#[test]
fn the_disqualified_is_away_and_the_substitute_there() {
    let recusal = |decided, substitute: Option<&str>| Recusal {
        name: "Li".to_owned(),
        decided,
        substitute: substitute.map(str::to_owned),
        ..Recusal::default()
    };
    let mut minutes = meeting(
        vec![person("Kari Li", Presence::Present), person("Ola Vik", Presence::Absent)],
        ["1", "2", "3"].map(item).into(),
    );
    minutes.items[0].recusals = vec![recusal(Some(true), Some("Ola Vik"))];
    minutes.items[1].recusals = vec![recusal(Some(false), None)];
    minutes.items[2].recusals = vec![recusal(None, Some("Per Åsen"))];
    minutes.items[2].items = vec![item("3.1")];
    assert_eq!(told(&minutes, "Kari Li"), "-r + -r -r");
    assert_eq!(told(&minutes, "Ola Vik"), "+s - - -");
    assert_eq!(told(&minutes, "Per Åsen"), "+s +s");

    // Of two with the name nobody knows which.
    minutes.attendance.push(person("Anne Li", Presence::Present));
    assert_eq!(told(&minutes, "Kari Li"), "+ + + +");
}

#[test]
fn a_substitute_takes_part_when_the_member_does_not() {
    let mut substitute = person("Ola Vik", Presence::Present);
    substitute.substitute_for = Some("Kari Li".to_owned());
    let mut minutes = meeting(
        vec![person("Kari Li", Presence::Present), substitute],
        ["50/14", "51/14", "52/14"].map(item).into(),
    );
    assert_eq!(told(&minutes, "Ola Vik"), "+ + +");
    minutes.attendance[0].intervals = vec![interval("", "51/14", &[], "til og med sak 51/14")];
    assert_eq!(told(&minutes, "Ola Vik"), "-s -s +s");
    minutes.attendance[0].intervals = vec![interval("", "19:10", &[], "gikk kl. 19.10")];
    assert_eq!(told(&minutes, "Ola Vik"), "?s ?s ?s");
    minutes.attendance[0].status = Presence::Absent;
    assert_eq!(told(&minutes, "Ola Vik"), "+ + +");
}
