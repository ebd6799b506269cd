//! Bodies by their variants: `Kommunestyret`, `KOMMUNESTYRE`, `KS`. That of
//! one organisation is never that of another; where a document names none,
//! its folder and its people tell.

use std::collections::{BTreeMap, BTreeSet};

use referat::{Language, words};
use rustc_hash::{FxHashMap, FxHashSet};

use super::archive::{Archive, Meeting, index};
use super::home::home;
use super::id::Id;
use super::organization::{Organizations, is_typo};
use super::strings::Text;
use super::union::Union;
use super::words::tokens;

/// Names that two lists must share to be of the same people.
const SHARED: usize = 2;
/// The share of the shorter list that they must be.
const SHARED_PART: f64 = 0.25;
/// Letters of the longest abbreviation of a body.
const LONGEST_ABBREVIATION: usize = 6;

/// Every body, and which of them each meeting is of.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    pub(super) all: Vec<Body>,
    /// By meeting.
    pub(super) of: Vec<Option<u32>>,
    /// By meeting: among whom its people are known by their names.
    pub(super) scopes: Vec<u32>,
    /// What each scope is called: its organisation, or its folder.
    pub(super) scope_names: Vec<Scope>,
    pub(super) organizations: Organizations,
}

/// Among whom a full name is one person's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// The organisation of that key.
    Organization(String),
    /// The archive's folder, when no organisation is named.
    Folder(String),
}

impl Scope {
    /// What it is called.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Organization(it) | Self::Folder(it) => it,
        }
    }
}

/// An organ, or an organisation that names none.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) id: Id,
    /// As most meetings print it.
    pub(super) name: Option<Text>,
    pub(super) organization: Option<Text>,
    /// Every way it is printed.
    pub(super) variants: Vec<Text>,
    pub(super) scope: Scope,
}

/// What one meeting's words and folder say of its body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named {
    /// The stems of its words, small ones left out; empty when none is named.
    key: String,
    scope: Scope,
}

/// Meetings whose words and folder say the same of their body.
struct Cluster {
    named: Named,
    meetings: Vec<u32>,
    people: FxHashSet<Text>,
}

/// The body's name as it is compared: lower case, without definite endings
/// and small words.
#[must_use]
pub fn body_key(body: &str, language: Language) -> String {
    stems(&tokens(body), language).join(" ")
}

fn stems(words: &[String], language: Language) -> Vec<String> {
    let telling = words.iter().filter(|it| !words::is_small(it, language));
    telling.map(|it| words::stem(it, language).to_owned()).collect()
}

/// Finds the bodies of all meetings.
pub(super) fn bodies(archive: &Archive) -> Bodies {
    let organizations = Organizations::of(archive);
    let clusters = clusters(archive, &organizations);
    let same = same(archive, &clusters);
    let mut groups: BTreeMap<u32, Vec<&Cluster>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        groups.entry(same[at]).or_default().push(cluster);
    }
    let mut bodies = Bodies { of: vec![None; archive.meetings.len()], organizations, ..Bodies::default() };
    for group in groups.into_values() {
        let body = body(archive, &group, &bodies.organizations);
        for meeting in group.iter().flat_map(|it| &it.meetings) {
            bodies.of[*meeting as usize] = Some(index(bodies.all.len()));
        }
        bodies.all.push(body);
    }
    bodies.find_scopes(archive);
    bodies
}

impl Bodies {
    /// Sets the scope of every meeting: that of its body, or else its folder.
    fn find_scopes(&mut self, archive: &Archive) {
        let mut known: BTreeMap<Scope, u32> = BTreeMap::new();
        for (meeting, body) in archive.meetings.iter().zip(&self.of) {
            let scope = match body {
                Some(body) => self.all[*body as usize].scope.clone(),
                None => Scope::Folder(home(archive.path(meeting), &[], meeting.language)),
            };
            let next = index(known.len());
            self.scopes.push(*known.entry(scope).or_insert(next));
        }
        let mut names: Vec<(u32, Scope)> = known.into_iter().map(|(scope, at)| (at, scope)).collect();
        names.sort();
        self.scope_names = names.into_iter().map(|(_, scope)| scope).collect();
    }
}

/// What one meeting's words and path tell, before its folder is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Told {
    key: String,
    organization: Option<String>,
    home: String,
}

impl Told {
    fn of(archive: &Archive, meeting: &Meeting, organizations: &Organizations) -> Self {
        let printed = tokens(without_brackets(archive.some(meeting.body)));
        let (own, rest) = match organizations.within(&printed) {
            Some((key, rest)) if !stems(&rest, meeting.language).is_empty() => (Some(key), rest),
            _ => (None, printed),
        };
        let stated = meeting.organization.and_then(|it| organizations.key(it));
        let key = stems(&rest, meeting.language);
        let home = home(archive.path(meeting), &key, meeting.language);
        Self { key: key.join(" "), organization: stated.or(own).map(str::to_owned), home }
    }
}

/// Groups meetings by what they say of their body; those that name neither
/// organ nor organisation are left out.
fn clusters(archive: &Archive, organizations: &Organizations) -> Vec<Cluster> {
    let mut told: BTreeMap<Told, Vec<u32>> = BTreeMap::new();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        told.entry(Told::of(archive, meeting, organizations)).or_default().push(index(at));
    }
    // The organisations of each folder, of each of its bodies and of all.
    let mut by_home: BTreeMap<(&str, Option<&str>), BTreeSet<&str>> = BTreeMap::new();
    for it in told.keys() {
        for key in [Some(it.key.as_str()), None] {
            by_home.entry((&it.home, key)).or_default().extend(it.organization.as_deref());
        }
    }
    let of_folder = |it: &Told| {
        let own = by_home.get(&(it.home.as_str(), Some(it.key.as_str()))).filter(|it| !it.is_empty());
        let here = own.or_else(|| by_home.get(&(it.home.as_str(), None)))?;
        here.first().filter(|_| here.len() == 1).map(|it| (*it).to_owned())
    };
    let mut clusters: BTreeMap<Named, Cluster> = BTreeMap::new();
    for (it, meetings) in &told {
        if it.key.is_empty() && it.organization.is_none() {
            continue;
        }
        let organization = it.organization.clone().or_else(|| of_folder(it));
        let scope = organization.map_or_else(|| Scope::Folder(it.home.clone()), Scope::Organization);
        let named = Named { key: it.key.clone(), scope };
        let cluster = clusters.entry(named.clone()).or_insert_with(|| Cluster {
            named,
            meetings: Vec::new(),
            people: FxHashSet::default(),
        });
        cluster.meetings.extend(meetings);
        for meeting in meetings {
            let names = archive.rows(&archive.meetings[*meeting as usize]).map(|it| it.name);
            cluster.people.extend(names.filter(|it| archive.text(*it).contains(' ')));
        }
    }
    clusters.into_values().collect()
}

/// Which clusters are of one body: for each the least of them.
fn same(archive: &Archive, clusters: &[Cluster]) -> Vec<u32> {
    let mut union = Union::new(clusters.len());
    let mut organization: Vec<bool> =
        clusters.iter().map(|it| matches!(it.named.scope, Scope::Organization(_))).collect();
    join_folders(clusters, &mut union, &mut organization);
    join_variants(archive, clusters, &mut union);
    (0..index(clusters.len())).map(|it| union.root(it)).collect()
}

/// Joins those of one name whose people are the same, where not both name an
/// organisation; those with the most people first.
fn join_folders(clusters: &[Cluster], union: &mut Union, has_organization: &mut [bool]) {
    let mut by_key: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        by_key.entry(&cluster.named.key).or_default().push(index(at));
    }
    let mut pairs = Vec::new();
    for same in by_key.values().filter(|it| it.len() > 1) {
        for (one, other) in sharing(clusters, same) {
            if !has_organization[one as usize] || !has_organization[other as usize] {
                let shared =
                    clusters[one as usize].people.intersection(&clusters[other as usize].people).count();
                pairs.push((std::cmp::Reverse(shared), one, other));
            }
        }
    }
    pairs.sort_unstable();
    for (_, one, other) in pairs {
        let (one, other) = (union.root(one), union.root(other));
        if one != other && !(has_organization[one as usize] && has_organization[other as usize]) {
            let either = has_organization[one as usize] || has_organization[other as usize];
            union.join(one, other);
            has_organization[union.root(one) as usize] = either;
        }
    }
}

/// Joins abbreviations with what they stand for, and misspelt names with the
/// right ones, within one organisation or folder and where the people or the
/// case numbers say so.
fn join_variants(archive: &Archive, clusters: &[Cluster], union: &mut Union) {
    let mut by_scope: BTreeMap<Scope, Vec<u32>> = BTreeMap::new();
    for at in 0..index(clusters.len()) {
        let scope = clusters[union.root(at) as usize].named.scope.clone();
        by_scope.entry(scope).or_default().push(at);
    }
    for here in by_scope.values() {
        for short in here {
            let printed = abbreviations(archive, &clusters[*short as usize]);
            let mut long: Vec<u32> = Vec::new();
            for other in here.iter().filter(|it| *it != short) {
                let is_same = printed.iter().any(|it| stands_for(archive, it, *short, *other, clusters))
                    || is_misspelt(*short, *other, clusters);
                let root = union.root(*other);
                if is_same && !long.contains(&root) {
                    long.push(root);
                }
            }
            if let [only] = long[..] {
                union.join(*short, only);
            }
        }
    }
}

/// The abbreviation that a body is printed as.
fn abbreviations(archive: &Archive, cluster: &Cluster) -> BTreeSet<String> {
    let bodies = cluster.meetings.iter().filter_map(|it| archive.meetings[*it as usize].body);
    let is_short = |it: &&str| it.chars().count() <= LONGEST_ABBREVIATION && it.chars().count() >= 2;
    let texts = bodies.map(|it| archive.text(it)).filter(is_short);
    texts.filter(|it| it.chars().all(char::is_uppercase)).map(str::to_lowercase).collect()
}

/// Whether the archive shows that the abbreviation is the other's: in
/// brackets after its name, as the series of its cases, or by the people.
fn stands_for(archive: &Archive, short: &str, at: u32, other: u32, clusters: &[Cluster]) -> bool {
    let long = &clusters[other as usize];
    if long.named.key == clusters[at as usize].named.key || !abbreviates(short, &long.named.key) {
        return false;
    }
    let of = |it: &&u32| &archive.meetings[**it as usize];
    let in_brackets = |meeting: &Meeting| {
        let printed = archive.some(meeting.body).to_lowercase();
        printed.contains(&format!("({short})"))
    };
    let numbers_cases = |meeting: &Meeting| {
        archive.items(meeting).iter().any(|it| archive.some(it.series).to_lowercase() == short)
    };
    share_people(&clusters[at as usize], long)
        || long.meetings.iter().map(|it| of(&it)).any(|it| in_brackets(it) || numbers_cases(it))
}

/// Whether the letters are the first of the words, or of the parts of the one
/// word: `ks` of `kommunestyre`, `fsk` of `formannskap`.
fn abbreviates(short: &str, key: &str) -> bool {
    let initials: String = key.split(' ').filter_map(|it| it.chars().next()).collect();
    let mut rest = key.chars();
    let in_order = short.chars().all(|it| rest.any(|other| other == it));
    initials == short || in_order && !key.contains(' ') && key.chars().next() == short.chars().next()
}

/// Whether one is a misspelling of the other, which has more meetings.
fn is_misspelt(rare: u32, often: u32, clusters: &[Cluster]) -> bool {
    let (rare, often) = (&clusters[rare as usize], &clusters[often as usize]);
    rare.meetings.len() < often.meetings.len()
        && is_typo(&rare.named.key, &often.named.key)
        && share_people(rare, often)
}

/// The pairs of clusters with the same people.
fn sharing(clusters: &[Cluster], of: &[u32]) -> Vec<(u32, u32)> {
    let mut by_name: FxHashMap<Text, Vec<u32>> = FxHashMap::default();
    for at in of {
        for name in &clusters[*at as usize].people {
            by_name.entry(*name).or_default().push(*at);
        }
    }
    // A name that is everywhere tells nothing.
    const EVERYWHERE: usize = 64;
    let mut pairs = BTreeSet::new();
    for same in by_name.values().filter(|it| it.len() <= EVERYWHERE) {
        for (at, one) in same.iter().enumerate() {
            pairs.extend(same[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    let is_same =
        |(one, other): &(u32, u32)| share_people(&clusters[*one as usize], &clusters[*other as usize]);
    pairs.into_iter().filter(is_same).collect()
}

fn share_people(one: &Cluster, other: &Cluster) -> bool {
    let (few, many) = if one.people.len() <= other.people.len() { (one, other) } else { (other, one) };
    let shared = few.people.iter().filter(|it| many.people.contains(it)).count();
    shared >= SHARED && shared as f64 >= SHARED_PART * few.people.len() as f64
}

/// The body of clusters that are one.
fn body(archive: &Archive, group: &[&Cluster], organizations: &Organizations) -> Body {
    // The name that most meetings have says which body it is.
    let main = group.iter().max_by(|a, b| {
        let rank = |it: &Cluster| (matches!(it.named.scope, Scope::Organization(_)), it.meetings.len());
        rank(a).cmp(&rank(b)).then_with(|| b.named.cmp(&a.named))
    });
    let often = group.iter().max_by(|a, b| {
        let rank = |it: &Cluster| (it.meetings.len(), it.named.key.len());
        rank(a).cmp(&rank(b)).then_with(|| b.named.cmp(&a.named))
    });
    let scope = main.map_or(Scope::Folder(String::new()), |it| it.named.scope.clone());
    let key = often.map_or("", |it| it.named.key.as_str());
    let place = match &scope {
        Scope::Organization(it) => ["organization", it.as_str()],
        Scope::Folder(it) => ["folder", it.as_str()],
    };
    let meetings = || group.iter().flat_map(|it| &it.meetings).map(|it| &archive.meetings[*it as usize]);
    let names = counted(meetings().filter_map(|it| it.body));
    let own = meetings().filter_map(|it| it.organization);
    let of_scope = |it: &Text| match &scope {
        Scope::Organization(key) => organizations.key(*it) == Some(key),
        Scope::Folder(_) => true,
    };
    let organization = often_printed(archive, &counted(own.filter(of_scope)));
    let mut variants: Vec<Text> = names.keys().copied().collect();
    variants.sort_by_key(|it| archive.text(*it));
    Body {
        id: Id::of("body", &[place[0], place[1], key]),
        name: often_printed(archive, &names),
        organization,
        variants,
        scope,
    }
}

fn counted(texts: impl Iterator<Item = Text>) -> FxHashMap<Text, usize> {
    let mut counts = FxHashMap::default();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts
}

/// The text that is printed most often; of several not that in capitals.
pub(super) fn often_printed(archive: &Archive, counts: &FxHashMap<Text, usize>) -> Option<Text> {
    let rank = |text: &Text| {
        let printed = archive.text(*text);
        let is_mixed = printed.chars().any(char::is_lowercase) && printed.starts_with(char::is_uppercase);
        (is_mixed, std::cmp::Reverse(printed))
    };
    let best = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| rank(a.0).cmp(&rank(b.0))));
    best.map(|(text, _)| *text)
}

fn without_brackets(text: &str) -> &str {
    text.split_once('(').map_or(text, |(before, _)| before)
}
