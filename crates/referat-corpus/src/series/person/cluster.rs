//! Which names are one person's, from the surest evidence to the weakest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::form::{Evidence, differing, has_initials, relation};
use super::known::Known;
use super::node::{Facts, Node};
use crate::series::archive::{Archive, index};
use crate::series::body::{Bodies, Scope};
use crate::series::strings::Text;
use crate::series::typo;
use crate::series::union::Union;

/// Names with a word in common, of which all are compared with all.
const MOST: usize = 400;
/// People in an organisation who may have a role that tells who one is.
const RARE_ROLE: usize = 3;
/// Years before or after a person's meetings that an abbreviated name may be
/// theirs in.
const YEARS: i16 = 4;
/// Meetings of a right name for each of a misspelt one.
const MORE: usize = 3;
/// Meetings in which a name may be misspelt when nothing else tells.
const FEW: usize = 2;
/// Organisations in which a name may be told to be possibly one person's.
const FEW_SCOPES: usize = 4;

/// The order in which evidence joins names, and whether only those of one
/// given name: `Kari L. Nordmann` is `Kari Lunde Nordmann` before either is
/// `Kari Nordmann`, and `K. Nordmann` comes last.
const STAGES: [(Evidence, bool); 6] = [
    (Evidence::Order, false),
    (Evidence::Spelling, false),
    (Evidence::Initials, true),
    (Evidence::MiddleName, false),
    (Evidence::FamilyName, false),
    (Evidence::Initials, false),
];

/// Two names that may be one person's, as indices of nodes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    pub(super) one: u32,
    pub(super) other: u32,
    pub(super) evidence: Evidence,
    pub(super) reason: &'static str,
}

/// Names joined so far.
pub(super) struct Clusters<'a> {
    archive: &'a Archive,
    bodies: &'a Bodies,
    nodes: &'a [Node],
    known: Known<'a>,
    /// Roles that several people of an organisation have.
    common_roles: FxHashSet<(u32, Text)>,
    union: Union,
    /// What is known of each set, at its root.
    sets: Vec<Facts>,
    doubts: Vec<Doubt>,
}

/// Whether two may be joined.
enum Verdict {
    Join,
    /// They are two people.
    Apart,
    /// They may be one, but for this.
    Doubt(&'static str),
}

impl<'a> Clusters<'a> {
    /// Every name by itself.
    pub(super) fn new(
        archive: &'a Archive,
        bodies: &'a Bodies,
        nodes: &'a [Node],
        facts: Vec<Facts>,
    ) -> Self {
        let mut roles: FxHashMap<(u32, Text), usize> = FxHashMap::default();
        for (node, facts) in nodes.iter().zip(&facts) {
            for role in &facts.roles {
                *roles.entry((node.scope, *role)).or_default() += 1;
            }
        }
        let common_roles =
            roles.into_iter().filter(|(_, count)| *count > RARE_ROLE).map(|(it, _)| it).collect();
        Self {
            archive,
            bodies,
            nodes,
            known: Known::of(archive, nodes),
            common_roles,
            union: Union::new(nodes.len()),
            sets: facts,
            doubts: Vec::new(),
        }
    }

    /// Joins what is one person's, organisation by organisation, and then
    /// between them.
    pub(super) fn resolve(&mut self) {
        let mut scopes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            scopes.entry(node.scope).or_default().push(index(at));
        }
        for names in scopes.into_values() {
            let pairs = self.pairs(names);
            for (stage, is_of_one_given_name) in STAGES {
                let given = |at: u32| self.form(at).split(' ').next();
                let is_meant = |(less, more, evidence): &(u32, u32, Evidence)| {
                    *evidence == stage && (!is_of_one_given_name || given(*less) == given(*more))
                };
                let pairs: Vec<_> = pairs.iter().copied().filter(is_meant).collect();
                self.join_stage(&pairs, stage);
            }
        }
        self.join_scopes();
    }

    /// The root of every name, and what is in doubt.
    pub(super) fn finish(mut self) -> (Vec<u32>, Vec<Doubt>) {
        ((0..index(self.nodes.len())).map(|it| self.union.root(it)).collect(), self.doubts)
    }

    fn form(&self, node: u32) -> &'a str {
        self.archive.text(self.nodes[node as usize].form)
    }

    /// The names of an organisation of which one is a form of the other: the
    /// one with less in it, or fewer meetings, first.
    fn pairs(&self, mut names: Vec<u32>) -> Vec<(u32, u32, Evidence)> {
        names.sort_by_key(|it| {
            (self.form(*it), self.nodes[*it as usize].split.map(|it| self.archive.text(it)))
        });
        let mut blocks: BTreeMap<(u8, &str), Vec<u32>> = BTreeMap::new();
        for at in &names {
            let form = self.form(*at);
            let first = form.split(' ').next().unwrap_or(form);
            let last = form.rsplit(' ').next().unwrap_or(form);
            blocks.entry((0, first)).or_default().push(*at);
            blocks.entry((1, last)).or_default().push(*at);
            // The family name first: `nordmann kari` is with `kari`.
            blocks.entry((0, last)).or_default().push(*at);
        }
        let mut candidates: BTreeSet<(u32, u32)> = BTreeSet::new();
        for block in blocks.into_values().filter(|it| it.len() <= MOST) {
            for (at, one) in block.iter().enumerate() {
                candidates.extend(block[at + 1..].iter().map(|other| (*one, *other)));
            }
        }
        for (one, other) in typo::pairs(names.iter().map(|it| self.form(*it))) {
            candidates.insert((names[one as usize], names[other as usize]));
        }
        let pairs = candidates.into_iter().filter_map(|(one, other)| self.pair(one, other));
        let mut pairs: Vec<_> = pairs.filter(|(one, other, _)| one != other).collect();
        pairs.sort_by_key(|(less, more, evidence)| {
            (*evidence, self.form(*less), self.form(*more), *less, *more)
        });
        pairs.dedup();
        pairs
    }

    fn pair(&self, one: u32, other: u32) -> Option<(u32, u32, Evidence)> {
        let found = relation(self.form(one), self.form(other)).map(|it| (one, other, it));
        let found = found.or_else(|| relation(self.form(other), self.form(one)).map(|it| (other, one, it)));
        let (less, more, evidence) = found?;
        let rank = |at: u32| (self.nodes[at as usize].rows.len(), std::cmp::Reverse(self.form(at)));
        let is_turned = matches!(evidence, Evidence::Order | Evidence::Spelling) && rank(less) > rank(more);
        Some(if is_turned { (more, less, evidence) } else { (less, more, evidence) })
    }

    /// Joins each name with the one person whose it can be by this evidence.
    fn join_stage(&mut self, pairs: &[(u32, u32, Evidence)], stage: Evidence) {
        let mut targets: BTreeMap<u32, (u32, Vec<(u32, u32)>)> = BTreeMap::new();
        let mut order: Vec<u32> = Vec::new();
        for (less, more, evidence) in pairs {
            let (from, to) = (self.union.root(*less), self.union.root(*more));
            if from == to {
                continue;
            }
            match self.verdict(*less, *more, *evidence) {
                Verdict::Apart => {}
                Verdict::Doubt(reason) => self.doubt(*less, *more, *evidence, reason),
                Verdict::Join => {
                    let known = targets.entry(from).or_insert_with(|| {
                        order.push(from);
                        (*less, Vec::new())
                    });
                    if !known.1.iter().any(|it| it.0 == to) {
                        known.1.push((to, *more));
                    }
                }
            }
        }
        let mut sole: Vec<(u32, u32)> = Vec::new();
        for from in order {
            let Some((less, targets)) = targets.remove(&from) else { continue };
            match targets[..] {
                [(_, more)] => sole.push((less, more)),
                _ => {
                    for (_, more) in &targets {
                        self.doubt(less, *more, stage, "it may be either's");
                    }
                }
            }
        }
        for (less, more) in self.without_rivals(sole, stage) {
            self.join(less, more, stage);
        }
    }

    /// Leaves out names that would make one person of two in one meeting.
    fn without_rivals(&mut self, sole: Vec<(u32, u32)>, stage: Evidence) -> Vec<(u32, u32)> {
        let mut rivals: BTreeSet<usize> = BTreeSet::new();
        for (at, (less, more)) in sole.iter().enumerate() {
            for (other_at, (other, other_more)) in sole.iter().enumerate().skip(at + 1) {
                if self.union.root(*more) == self.union.root(*other_more) && self.meet(*less, *other) {
                    rivals.extend([at, other_at]);
                }
            }
        }
        for at in &rivals {
            self.doubt(sole[*at].0, sole[*at].1, stage, "two such names were in one meeting");
        }
        let kept = sole.into_iter().enumerate().filter(|(at, _)| !rivals.contains(at));
        kept.map(|(_, it)| it).collect()
    }

    fn join(&mut self, less: u32, more: u32, evidence: Evidence) {
        let (from, to) = (self.union.root(less), self.union.root(more));
        if from == to {
            return;
        }
        if self.meet(less, more) {
            return self.doubt(less, more, evidence, "both were in one meeting");
        }
        let (root, other) = (from.min(to), from.max(to));
        self.union.join(from, to);
        let facts = std::mem::take(&mut self.sets[other as usize]);
        self.sets[root as usize].join(facts);
    }

    fn doubt(&mut self, one: u32, other: u32, evidence: Evidence, reason: &'static str) {
        self.doubts.push(Doubt { one, other, evidence, reason });
    }

    fn set(&mut self, node: u32) -> &Facts {
        &self.sets[self.union.root(node) as usize]
    }

    /// Whether one list of a meeting names both.
    fn meet(&mut self, one: u32, other: u32) -> bool {
        let (one, other) = (self.union.root(one), self.union.root(other));
        let (one, other) = (&self.sets[one as usize], &self.sets[other as usize]);
        let (few, many) = if one.meetings.len() < other.meetings.len() { (one, other) } else { (other, one) };
        few.meetings.iter().any(|it| many.meetings.binary_search(it).is_ok())
    }

    fn verdict(&mut self, less: u32, more: u32, evidence: Evidence) -> Verdict {
        if self.meet(less, more) {
            return match evidence {
                Evidence::Order | Evidence::Initials => Verdict::Doubt("both were in one meeting"),
                _ => Verdict::Apart,
            };
        }
        let scope = self.nodes[less as usize].scope;
        let (less_form, more_form) = (self.form(less), self.form(more));
        let (one, other) = (self.union.root(less), self.union.root(more));
        let (one, other) = (&self.sets[one as usize], &self.sets[other as usize]);
        let is_shared = |one: &[Text], other: &[Text]| one.iter().any(|it| other.binary_search(it).is_ok());
        let mut roles = one.roles.iter().filter(|it| !self.common_roles.contains(&(scope, **it)));
        let shares = is_shared(&one.parties, &other.parties)
            || is_shared(&one.organizations, &other.organizations)
            || roles.any(|it| other.roles.binary_search(it).is_ok());
        let parties_differ =
            !one.parties.is_empty() && !other.parties.is_empty() && !is_shared(&one.parties, &other.parties);
        match evidence {
            Evidence::Order => Verdict::Join,
            _ if parties_differ => Verdict::Doubt("their parties differ"),
            Evidence::Spelling => self.spelling(less_form, more_form, shares, one, other),
            Evidence::MiddleName => Verdict::Join,
            Evidence::FamilyName if self.may_be_given(less_form, more_form) => {
                Verdict::Doubt("only given names may be the same")
            }
            Evidence::FamilyName if shares || is_before_or_after(one, other) => Verdict::Join,
            Evidence::FamilyName => Verdict::Doubt("nothing else is shared"),
            Evidence::Initials if is_within(one, other) => Verdict::Join,
            Evidence::Initials => Verdict::Doubt("years lie between"),
            _ => Verdict::Apart,
        }
    }

    /// Whether the shorter name may be two given names: `Hans Petter` of `Hans
    /// Petter Vik`.
    fn may_be_given(&self, less: &str, more: &str) -> bool {
        let count = |it: &str| it.split(' ').count();
        let (first, last) = (less.split(' ').next().unwrap_or(less), less.rsplit(' ').next().unwrap_or(less));
        count(more) > count(less) + 1 || self.known.is_given(last, first)
    }

    /// Whether a letter is a typing error: not where both words are names of
    /// others too.
    fn spelling(&self, rare: &str, often: &str, shares: bool, one: &Facts, other: &Facts) -> Verdict {
        let Some((a, b, is_family_name)) = differing(rare, often) else { return Verdict::Apart };
        let are_names = self.known.is_name(a, is_family_name) && self.known.is_name(b, is_family_name);
        let is_rare = one.meetings.len() <= FEW && other.meetings.len() >= one.meetings.len() * MORE;
        let is_rarer = other.meetings.len() >= one.meetings.len() * MORE;
        if are_names {
            Verdict::Doubt("both spellings are names of others too")
        } else if is_rare || shares && is_rarer || shares && is_family_name {
            Verdict::Join
        } else {
            Verdict::Doubt("neither spelling is the rare one")
        }
    }

    /// Joins a name over organisations, where one stands for the other.
    fn join_scopes(&mut self) {
        let mut by_form: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for at in 0..index(self.nodes.len()) {
            if !has_initials(self.form(at)) {
                by_form.entry(self.form(at)).or_default().push(at);
            }
        }
        for mut same in by_form.into_values().filter(|it| it.len() > 1) {
            same.sort_by_key(|it| self.bodies.scope_names[self.nodes[*it as usize].scope as usize].clone());
            let mut pairs = Vec::new();
            for (at, one) in same.iter().enumerate() {
                pairs.extend(same[at + 1..].iter().map(|other| (*one, *other)));
            }
            let scope = |it: u32| self.nodes[it as usize].scope;
            let counts = same.iter().fold(FxHashMap::<u32, usize>::default(), |mut counts, it| {
                *counts.entry(scope(*it)).or_default() += 1;
                counts
            });
            let is_few = counts.len() <= FEW_SCOPES;
            for (one, other) in pairs.into_iter().filter(|(one, other)| scope(*one) != scope(*other)) {
                let is_only = [one, other].iter().all(|it| counts.get(&scope(*it)) == Some(&1));
                if is_only && self.stands_for(one, other) {
                    self.join(one, other, Evidence::Organization);
                } else if is_few {
                    self.doubt(one, other, Evidence::Organization, "they met in different organisations");
                }
            }
        }
    }

    /// Whether one represents the organisation of the other, or both the same.
    fn stands_for(&mut self, one: u32, other: u32) -> bool {
        let bodies = self.bodies;
        let scopes = [one, other].map(|it| &bodies.scope_names[self.nodes[it as usize].scope as usize]);
        let mut keys = [one, other].map(|it| {
            let organizations = self.set(it).organizations.iter();
            organizations
                .filter_map(|it| bodies.organizations.key(*it))
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        });
        for (keys, scope) in keys.iter_mut().zip(scopes) {
            if let Scope::Organization(key) = scope {
                keys.insert(key.clone());
            }
        }
        !keys[0].is_disjoint(&keys[1])
    }
}

/// Whether the one's meetings end before the other's begin.
fn is_before_or_after(one: &Facts, other: &Facts) -> bool {
    let is_before = |one: &Facts, other: &Facts| one.last.zip(other.first).is_some_and(|(a, b)| a < b);
    is_before(one, other) || is_before(other, one)
}

/// Whether the one's meetings lie in the other's years, or close to them.
fn is_within(one: &Facts, other: &Facts) -> bool {
    let year = |it: Option<Date>| it.map(Date::year);
    let (Some(first), Some(last)) = (year(one.first), year(one.last)) else { return true };
    let (Some(from), Some(to)) = (year(other.first), year(other.last)) else { return true };
    first >= from - YEARS && last <= to + YEARS
}
