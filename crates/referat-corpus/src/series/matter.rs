//! Matters: the same case through items of several meetings and bodies.
//!
//! What joins two items is said of each: the meeting (documents of one), the
//! archive's reference, the number, the title, or what the later item says of
//! the earlier. A title that stands for a kind of item joins nothing.

use jiff::civil::Date;
use referat::{Language, words};
use rustc_hash::{FxHashMap, FxHashSet};

use super::archive::{Archive, Item, Meeting, index};
use super::body::Bodies;
use super::grow::{grouped, key, push};
use super::id::Id;
use super::item::{is_open, item_key, may_be_matter};
use super::number::case_of;
use super::sitting::Sittings;
use super::union::Union;
use super::words::{likeness, tokens};

/// Words of both titles that must be the same for items of one number.
const ALIKE: f64 = 0.5;
/// The same, for an item that is said to come from a meeting.
const ALIKE_DEFERRED: f64 = 0.3;
/// Different titles of a reference that is one case's.
const TITLES: usize = 3;
/// Letters of the shortest title that names a matter.
const SHORTEST_TITLE: usize = 12;
/// Meetings of a body that closed an item of a title, which then comes again
/// and again.
const RECURS: usize = 3;
/// The same, of all bodies of an organisation.
const RECURS_IN_ALL: usize = 5;
/// Words of a title that says enough without a number.
const TELLING_WORDS: u64 = 4;
/// Days until a matter comes again, by its title alone.
const SOON: i32 = 240;
/// The same, of a title that comes again and again.
const VERY_SOON: i32 = 60;

/// The items' matters.
#[derive(Debug, Default)]
pub(super) struct Matters {
    /// By item: the least item of its matter; none when it is of no matter.
    root: Vec<Option<u32>>,
    /// By item: the index of its meeting.
    pub(super) meeting: Vec<u32>,
    /// By text: what it is compared by as a title, and nothing of others.
    titles: Vec<Title>,
    /// The item that another says it was deferred from.
    pub(super) stated: FxHashMap<u32, u32>,
}

/// What a title is compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Title {
    /// Of its words; 0 of what is no title.
    key: u64,
}

impl Title {
    /// Bits that count the words that are not small.
    const COUNT: u64 = 0xf;

    fn of(printed: &str, language: Language) -> Self {
        let words = tokens(printed);
        let telling = words.iter().filter(|it| !words::is_small(it, language)).count() as u64;
        let is_telling = printed.chars().count() >= SHORTEST_TITLE && !words::is_heading(printed, language);
        let count = if is_telling { telling.min(Self::COUNT) } else { 0 };
        Self { key: key(words.join(" ")) & !Self::COUNT | count }
    }

    /// Words that are not small; none when it may name no matter.
    fn telling(self) -> u64 {
        self.key & Self::COUNT
    }

    /// What is the same of the same titles.
    fn words(self) -> u64 {
        self.key & !Self::COUNT
    }
}

/// What shows that two items are of one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same {
    /// The later item names the meeting of the earlier.
    Stated,
    /// The archive's reference.
    Reference,
    /// The number in the body's series.
    Number,
    /// The title.
    Title,
    /// Both are like a third.
    Others,
}

impl Same {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Reference => "archive_ref",
            Self::Number => "number",
            Self::Title => "title",
            Self::Others => "others",
        }
    }
}

/// Finds which items are of one matter.
pub(super) fn matters(archive: &Archive, bodies: &Bodies, sittings: &Sittings) -> Matters {
    let mut matters = Matters {
        root: Vec::new(),
        meeting: vec![u32::MAX; archive.item_count()],
        titles: titles(archive),
        stated: FxHashMap::default(),
    };
    for (at, meeting) in archive.meetings.iter().enumerate() {
        let first = Archive::first_item(meeting);
        matters.meeting[first..first + archive.items(meeting).len()].fill(index(at));
    }
    let view = View { archive, bodies, sittings, matters: &matters };
    let mut union = Union::new(archive.item_count());
    view.join_documents(&mut union);
    view.join_references(&mut union);
    view.join_numbers(&mut union);
    view.join_titles(&mut union);
    let stated = view.stated(&mut union);
    let all = 0..index(archive.item_count());
    let root: Vec<Option<u32>> = all.map(|it| view.is_matter(it).then(|| union.root(it))).collect();
    matters.root = least_known(root);
    matters.stated = stated;
    matters
}

/// The least item of a set may itself be of no matter.
fn least_known(roots: Vec<Option<u32>>) -> Vec<Option<u32>> {
    let mut first: FxHashMap<u32, u32> = FxHashMap::default();
    let items = roots.iter().enumerate();
    items.map(|(at, root)| root.map(|root| *first.entry(root).or_insert(index(at)))).collect()
}

impl Matters {
    /// The least item of an item's matter; none when it is of no matter.
    pub(super) fn root(&self, item: usize) -> Option<u32> {
        self.root[item]
    }

    /// The items of each matter by the matter's least item, in the order of
    /// their meetings.
    pub(super) fn items(&self, sittings: &Sittings) -> Vec<(u32, u32)> {
        let matters = self.root.iter().enumerate();
        let mut items: Vec<(u32, u32)> =
            matters.filter_map(|(at, root)| Some(((*root)?, index(at)))).collect();
        items.sort_by_key(|(root, item)| {
            let sitting = sittings.of[self.meeting[*item as usize] as usize];
            let date = sittings.all[sitting as usize].date;
            (*root, date.is_none(), date, sitting, *item)
        });
        items
    }

    /// The identity of each matter: its reference in the archive of its
    /// organisation, or else the first item that is known of it.
    pub(super) fn ids(
        &self,
        archive: &Archive,
        bodies: &Bodies,
        sittings: &Sittings,
        items: &[(u32, u32)],
    ) -> Vec<Id> {
        let groups = items.chunk_by(|a, b| a.0 == b.0);
        let mut ids: Vec<Id> = groups
            .map(|group| {
                let reference =
                    |it: u32| archive.item(it as usize).archive_ref.and_then(|it| case_of(archive.text(it)));
                let first = group.first().map_or(0, |it| it.1);
                let meeting = self.meeting[first as usize];
                let scope = bodies.scope_names[bodies.scopes[meeting as usize] as usize].name();
                if let Some(case) = group.iter().filter_map(|it| reference(it.1)).min() {
                    return Id::of("case", &[scope, &case]);
                }
                let sitting = sittings.all[sittings.of[meeting as usize] as usize].id.to_string();
                let key = item_key(archive, archive.item(first as usize)).unwrap_or_default();
                Id::of("matter", &[&sitting, &key])
            })
            .collect();
        tell_apart(&mut ids);
        ids
    }

    /// What shows that two items are of one matter.
    pub(super) fn evidence(&self, archive: &Archive, one: u32, other: u32) -> Same {
        let (a, b) = (archive.item(one as usize), archive.item(other as usize));
        let reference = |it: &Item| it.archive_ref.and_then(|it| case_of(archive.text(it)));
        let title = |it: &Item| it.title.map(|it| self.titles[it.index()].words());
        if self.stated.get(&other) == Some(&one) || self.stated.get(&one) == Some(&other) {
            Same::Stated
        } else if reference(a).is_some_and(|it| Some(it) == reference(b)) {
            Same::Reference
        } else if a.case().is_some()
            && a.case() == b.case()
            && archive.some(a.series) == archive.some(b.series)
        {
            Same::Number
        } else if title(a).is_some_and(|it| Some(it) == title(b)) {
            Same::Title
        } else {
            Same::Others
        }
    }
}

/// Gives matters that the same things define identities of their own.
fn tell_apart(ids: &mut [Id]) {
    let mut all = ids.to_vec();
    all.sort_unstable();
    let mut counts: FxHashMap<Id, u32> =
        all.windows(2).filter(|it| it[0] == it[1]).map(|it| (it[0], 0)).collect();
    drop(all);
    for id in ids {
        if let Some(count) = counts.get_mut(id) {
            *count += 1;
            if *count > 1 {
                *id = Id::of("another", &[&id.to_string(), &count.to_string()]);
            }
        }
    }
}

fn titles(archive: &Archive) -> Vec<Title> {
    let mut titles = vec![Title::default(); archive.strings.len()];
    for meeting in &archive.meetings {
        for title in archive.items(meeting).iter().filter_map(|it| it.title) {
            let known = &mut titles[title.index()];
            if *known == Title::default() {
                *known = Title::of(archive.text(title), meeting.language);
            }
        }
    }
    titles
}

/// What the joining of items looks at.
struct View<'a> {
    archive: &'a Archive,
    bodies: &'a Bodies,
    sittings: &'a Sittings,
    matters: &'a Matters,
}

impl View<'_> {
    fn item(&self, at: u32) -> &Item {
        self.archive.item(at as usize)
    }

    fn sitting(&self, item: u32) -> u32 {
        self.sittings.of[self.matters.meeting[item as usize] as usize]
    }

    fn date(&self, item: u32) -> Option<Date> {
        self.sittings.all[self.sitting(item) as usize].date
    }

    fn body(&self, item: u32) -> Option<u32> {
        self.sittings.all[self.sitting(item) as usize].body
    }

    fn scope(&self, item: u32) -> u32 {
        self.bodies.scopes[self.matters.meeting[item as usize] as usize]
    }

    /// All items that some document has, with their meetings.
    fn items(&self) -> impl Iterator<Item = (u32, &Meeting, &Item)> {
        self.archive.meetings.iter().flat_map(|meeting| {
            let first = Archive::first_item(meeting);
            let items = self.archive.items(meeting).iter().enumerate();
            items.map(move |(at, item)| (index(first + at), meeting, item))
        })
    }

    /// Whether the item is of a matter.
    fn is_matter(&self, at: u32) -> bool {
        let meeting = self.archive.meetings.get(self.matters.meeting[at as usize] as usize);
        meeting.is_some_and(|it| may_be_matter(self.archive, self.item(at), it.language))
    }

    fn title(&self, item: &Item) -> Title {
        item.title.map_or_else(Title::default, |it| self.matters.titles[it.index()])
    }

    /// Items of documents that tell of one meeting.
    fn join_documents(&self, union: &mut Union) {
        for sitting in self.sittings.all.iter().filter(|it| it.meetings.len() > 1) {
            let mut known: FxHashMap<String, u32> = FxHashMap::default();
            for meeting in &sitting.meetings {
                let meeting = &self.archive.meetings[*meeting as usize];
                let first = Archive::first_item(meeting);
                for (at, item) in self.archive.items(meeting).iter().enumerate() {
                    let at = index(first + at);
                    let Some(key) = item_key(self.archive, item).filter(|_| self.is_matter(at)) else {
                        continue;
                    };
                    let other = *known.entry(key).or_insert(at);
                    if item.case().is_none() || self.is_alike(at, other, ALIKE) {
                        union.join(at, other);
                    }
                }
            }
        }
    }

    /// Items of one case in the archive of one organisation, unless it is a
    /// file that many matters are kept in.
    fn join_references(&self, union: &mut Union) {
        let mut cases: Vec<(u64, u32)> = Vec::new();
        for (at, _, item) in self.items() {
            let case = item.archive_ref.and_then(|it| case_of(self.archive.text(it)));
            if let Some(case) = case.filter(|_| self.is_matter(at)) {
                push(&mut cases, (key((self.scope(at), case)), at));
            }
        }
        for items in grouped(&mut cases) {
            let mut titles: Vec<&str> = Vec::new();
            for (_, item) in items {
                let title = self.archive.some(self.item(*item).title);
                if titles.len() <= TITLES && !titles.iter().any(|it| likeness(it, title) >= ALIKE_DEFERRED) {
                    titles.push(title);
                }
            }
            if titles.len() <= TITLES {
                items.windows(2).for_each(|it| union.join(it[0].1, it[1].1));
            }
        }
    }

    /// Items of one number in one body's series and of like titles.
    fn join_numbers(&self, union: &mut Union) {
        let mut numbers: Vec<(u64, u32)> = Vec::new();
        for (at, _, item) in self.items().filter(|(at, ..)| self.is_matter(*at)) {
            if let (Some(body), Some(case)) = (self.body(at), item.case()) {
                push(&mut numbers, (key((body, self.archive.some(item.series), case)), at));
            }
        }
        for items in grouped(&mut numbers) {
            for (_, item) in &items[1..] {
                if self.is_alike(*item, items[0].1, ALIKE) {
                    union.join(*item, items[0].1);
                }
            }
        }
    }

    /// Items of one title that come soon after each other: in another body, or
    /// where the body had not finished with it.
    fn join_titles(&self, union: &mut Union) {
        let mut titles: Vec<(u64, u32)> = Vec::new();
        for (at, _, item) in self.items() {
            let title = self.title(item);
            let is_placed = self.date(at).is_some() && self.body(at).is_some();
            if title.telling() >= 2 && is_placed && self.is_matter(at) {
                push(&mut titles, (key((self.scope(at), title.words())), at));
            }
        }
        for items in grouped(&mut titles) {
            let mut items: Vec<u32> = items.iter().map(|it| it.1).collect();
            items.sort_by_key(|it| {
                (self.date(*it), self.sitting(*it), self.matters.meeting[*it as usize], *it)
            });
            let window = if self.recurs(&items) { VERY_SOON } else { SOON };
            let mut start = 0;
            for at in 1..items.len() {
                let follows = self.follows(&items[start..at], items[at], window);
                if follows { union.join(items[at - 1], items[at]) } else { start = at }
            }
        }
    }

    /// Whether a body closed items of this title again and again.
    fn recurs(&self, items: &[u32]) -> bool {
        let mut closed: FxHashMap<Option<u32>, FxHashSet<u32>> = FxHashMap::default();
        for item in items.iter().filter(|it| !is_open(self.item(**it))) {
            closed.entry(self.body(*item)).or_default().insert(self.sitting(*item));
        }
        let all: usize = closed.values().map(FxHashSet::len).sum();
        all >= RECURS_IN_ALL || closed.values().any(|it| it.len() >= RECURS)
    }

    /// Whether an item goes on with the items of its title before it.
    fn follows(&self, before: &[u32], item: u32, window: i32) -> bool {
        let Some(last) = before.last() else { return false };
        let days = self.date(*last).zip(self.date(item)).and_then(|(one, other)| one.until(other).ok());
        let reference = |it: u32| self.item(it).archive_ref.and_then(|it| case_of(self.archive.text(it)));
        let differ = reference(*last).zip(reference(item)).is_some_and(|(one, other)| one != other);
        let in_body = before.iter().rev().find(|it| self.body(**it) == self.body(item));
        // Between bodies go matters with numbers, and what has a name of its own.
        let has_number = |it: u32| self.item(it).case().is_some() || self.item(it).archive_ref.is_some();
        let is_own = self.title(self.item(item)).telling() >= TELLING_WORDS;
        let may_move = is_own || has_number(*last) && has_number(item);
        let goes_on = in_body.map_or(may_move, |it| {
            self.sitting(*it) == self.sitting(item)
                || is_open(self.item(*it))
                || self.item(item).is_deferred_from
        });
        !differ && goes_on && days.is_some_and(|it| it.get_days() <= window)
    }

    fn is_alike(&self, one: u32, other: u32, enough: f64) -> bool {
        let title = |it: u32| self.archive.some(self.item(it).title);
        one == other || likeness(title(one), title(other)) >= enough
    }

    /// Joins items with those that they are said to be deferred from.
    fn stated(&self, union: &mut Union) -> FxHashMap<u32, u32> {
        let mut stated = FxHashMap::default();
        for (at, _, item) in self.items().filter(|(at, _, item)| item.is_deferred_from && self.is_matter(*at))
        {
            let own = self.sitting(at);
            let sitting = &self.sittings.all[own as usize];
            let from: Vec<u32> = match (item.deferred_from(), sitting.body) {
                (Some(day), Some(body)) => self.sittings.on(body, day).collect(),
                (None, _) => sitting.previous.into_iter().collect(),
                _ => Vec::new(),
            };
            if let Some(earlier) = self.earlier(at, &from) {
                union.join(at, earlier);
                stated.insert(at, earlier);
            }
        }
        stated
    }

    /// The item of those meetings that is most like this one.
    fn earlier(&self, item: u32, sittings: &[u32]) -> Option<u32> {
        let meetings = sittings.iter().flat_map(|it| &self.sittings.all[*it as usize].meetings);
        let candidates = meetings.flat_map(|it| {
            let meeting = &self.archive.meetings[*it as usize];
            let first = Archive::first_item(meeting);
            (first..first + self.archive.items(meeting).len()).map(index)
        });
        let title = self.archive.some(self.item(item).title);
        let rank = |it: u32| {
            let evidence = self.matters.evidence(self.archive, it, item);
            let like = likeness(self.archive.some(self.item(it).title), title);
            let is_same =
                evidence <= Same::Title || like >= ALIKE_DEFERRED || like > 0.0 && is_open(self.item(it));
            is_same.then_some((evidence <= Same::Title, is_open(self.item(it)), like))
        };
        let ranked =
            candidates.filter(|it| *it != item && self.is_matter(*it)).filter_map(|it| Some((rank(it)?, it)));
        // Of several that are as like, the first of the preferred document.
        let best = ranked.reduce(|best, next| {
            let ((a, b, c), (d, e, f)) = (best.0, next.0);
            if (d, e).cmp(&(a, b)).then(f.total_cmp(&c)).is_gt() { next } else { best }
        });
        best.map(|(_, it)| it)
    }
}
