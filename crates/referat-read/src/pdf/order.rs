//! The order in which a tagged file's structure has a page read, where that
//! order can be.

use std::collections::BTreeMap;

use super::columns::Region;
use super::page::{Glyph, Role};
use super::rows::{ASCENT, DESCENT, Run, runs};

/// Share of the letters that must be part of the structure, in hundredths.
const TOLD_PERCENT: usize = 90;
/// How many blocks there are at least for each time that reading goes back up
/// the page; the first time is free.
const BLOCKS_A_STEP: usize = 3;
/// Part of the letter size by which baselines of one row may differ.
const SAME_ROW: f32 = 0.5;
/// How near edges are the same, in points.
const NEAR: f32 = 2.0;

/// Cuts a page's upright glyphs into regions as its structure orders them:
/// what is read from the top down is one region. None when the page has no
/// structure, or one that cannot be right.
pub(super) fn regions(glyphs: &[Glyph]) -> Option<Vec<Region>> {
    if !is_told(glyphs) {
        return None;
    }
    let mut by_block: BTreeMap<u32, Vec<Glyph>> = BTreeMap::new();
    for glyph in glyphs {
        by_block.entry(glyph.tag.block).or_default().push(*glyph);
    }
    let untold = runs(&by_block.remove(&0).unwrap_or_default());
    let blocks: Vec<Block> = by_block.values().filter_map(|glyphs| Block::new(runs(glyphs))).collect();
    let mut stretches = stretches(&blocks);
    let steps = stretches.len().checked_sub(1)?;
    if steps > 1.max(blocks.len() / BLOCKS_A_STEP) || !stand_beside(&stretches) {
        return None;
    }
    if steps > 0 {
        stretches = columns(&stretches);
    }
    let mut regions: Vec<(Area, Region)> = stretches.into_iter().map(Stretch::region).collect();
    let areas: Vec<Area> = regions.iter().map(|(area, _)| *area).collect();
    let meet = |(place, area): (usize, &Area)| areas.iter().skip(place + 1).any(|other| area.meets(other));
    if areas.iter().enumerate().any(meet) {
        return None;
    }
    // What is no part of the structure goes with what it stands nearest to.
    for run in untold {
        let nearest = |a: &&mut (Area, Region), b: &&mut (Area, Region)| {
            a.0.distance(&run).total_cmp(&b.0.distance(&run))
        };
        regions.iter_mut().min_by(nearest)?.1.runs.push(run);
    }
    Some(regions.into_iter().map(|(_, region)| region).collect())
}

/// Whether nearly all that is text is part of the structure.
fn is_told(glyphs: &[Glyph]) -> bool {
    let (mut told, mut untold) = (0, 0);
    for glyph in glyphs.iter().filter(|glyph| glyph.char != ' ') {
        match glyph.tag.block {
            0 if glyph.tag.role == Role::Artifact => {}
            0 => untold += 1,
            _ => told += 1,
        }
    }
    told > 0 && told * 100 >= (told + untold) * TOLD_PERCENT
}

/// What a paragraph, a list item or a table prints.
struct Block {
    runs: Vec<Run>,
    area: Area,
    /// Its first baseline and its last.
    first: f32,
    last: f32,
    size: f32,
}

impl Block {
    fn new(runs: Vec<Run>) -> Option<Self> {
        let area = Area::of(&runs)?;
        let first = runs.iter().map(|run| run.y).fold(f32::INFINITY, f32::min);
        let last = runs.iter().map(|run| run.y).fold(f32::NEG_INFINITY, f32::max);
        let size = runs.first()?.size;
        Some(Self { runs, area, first, last, size })
    }
}

/// Blocks that are read from the top down.
struct Stretch<'b> {
    blocks: Vec<&'b Block>,
    edges: Option<(f32, f32)>,
}

/// Cuts the blocks where reading goes back up the page; what goes on in the
/// same row does not.
fn stretches(blocks: &[Block]) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    let mut last = f32::NEG_INFINITY;
    for block in blocks {
        let goes_on = block.first >= last - SAME_ROW * block.size;
        match stretches.last_mut() {
            Some(stretch) if goes_on => stretch.blocks.push(block),
            _ => {
                stretches.push(Stretch { blocks: vec![block], edges: None });
                last = f32::NEG_INFINITY;
            }
        }
        last = last.max(block.last);
    }
    stretches
}

/// Whether reading goes back only to what stands beside something that is read
/// before it.
fn stand_beside(stretches: &[Stretch<'_>]) -> bool {
    (1..stretches.len()).all(|place| {
        let (before, from) = stretches.split_at(place);
        let before = || before.iter().flat_map(|stretch| &stretch.blocks);
        let blocks = from.first().map_or(&[][..], |stretch| &stretch.blocks);
        blocks.iter().any(|block| before().any(|other| block.area.is_beside(&other.area)))
    })
}

/// Parts what stands beside another stretch from what stands above and below
/// them: a heading over both columns begins with the first.
fn columns<'b>(stretches: &[Stretch<'b>]) -> Vec<Stretch<'b>> {
    let mut parted = Vec::new();
    for (place, stretch) in stretches.iter().enumerate() {
        let others = || stretches.iter().enumerate().filter(|(other, _)| *other != place);
        let is_beside = |block: &Block| {
            others().flat_map(|(_, other)| &other.blocks).any(|other| block.area.is_beside(&other.area))
        };
        let beside: Vec<bool> = stretch.blocks.iter().map(|block| is_beside(block)).collect();
        let column = stretch.blocks.iter().zip(&beside).filter(|(_, beside)| **beside);
        let column = column.map(|(block, _)| block.area).reduce(Area::with);
        let mut in_column = false;
        for (block, beside) in stretch.blocks.iter().zip(beside) {
            // A column may be longer than the one beside it.
            let goes_on = in_column && column.is_some_and(|column| column.holds(&block.area));
            let is_column = beside || goes_on;
            let edges = column.filter(|_| is_column).map(|area| (area.left, area.right));
            match parted.last_mut() {
                Some(Stretch { blocks, edges: open }) if *open == edges && !blocks.is_empty() => {
                    blocks.push(*block);
                }
                _ => parted.push(Stretch { blocks: vec![*block], edges }),
            }
            in_column = is_column;
        }
        // The next stretch is never a part of this one.
        parted.push(Stretch { blocks: Vec::new(), edges: None });
    }
    parted.retain(|stretch| !stretch.blocks.is_empty());
    parted
}

impl Stretch<'_> {
    fn region(self) -> (Area, Region) {
        let area = self.blocks.iter().map(|block| block.area).reduce(Area::with).unwrap_or_default();
        let runs = self.blocks.iter().flat_map(|block| block.runs.iter().cloned()).collect();
        (area, Region { runs, edges: self.edges })
    }
}

/// Where something is printed.
#[derive(Clone, Copy, Debug, Default)]
struct Area {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Area {
    fn of(runs: &[Run]) -> Option<Self> {
        let area = |run: &Run| Self {
            left: run.left,
            top: run.y - ASCENT * run.size,
            right: run.right,
            bottom: run.y + DESCENT * run.size,
        };
        runs.iter().map(area).reduce(Self::with)
    }

    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn is_level_with(&self, other: &Self) -> bool {
        self.bottom.min(other.bottom) - self.top.max(other.top) > NEAR
    }

    fn is_beside(&self, other: &Self) -> bool {
        self.is_level_with(other) && (self.right <= other.left + NEAR || other.right <= self.left + NEAR)
    }

    fn meets(&self, other: &Self) -> bool {
        self.is_level_with(other) && self.right.min(other.right) - self.left.max(other.left) > NEAR
    }

    /// Whether it is as broad as what it stands in, or less.
    fn holds(&self, other: &Self) -> bool {
        other.left >= self.left - NEAR && other.right <= self.right + NEAR
    }

    /// How far a run is from it, in points.
    fn distance(&self, run: &Run) -> f32 {
        let aside = (self.left - run.right).max(run.left - self.right).max(0.0);
        let apart = (self.top - run.y).max(run.y - self.bottom).max(0.0);
        aside.hypot(apart)
    }
}

#[cfg(test)]
mod tests {
    use super::regions;
    use crate::pdf::page::{Glyph, Role, Tag};
    use crate::pdf::sample::{at, text};

    /// What each region says, of lines with the blocks that they are part of.
    fn shown(lines: &[(u32, f32, f32, &str)]) -> Option<Vec<(String, bool)>> {
        let tag = |block| Tag { role: if block == 0 { Role::Artifact } else { Role::Text }, block };
        let line = |&(block, x, y, line): &(u32, f32, f32, &str)| {
            at(x, y, line).into_iter().map(move |glyph| Glyph { tag: tag(block), ..glyph })
        };
        let glyphs: Vec<Glyph> = lines.iter().flat_map(line).collect();
        let regions = regions(&glyphs)?;
        let say =
            |runs: &[super::Run]| runs.iter().map(|run| text(&run.glyphs)).collect::<Vec<_>>().join("|");
        Some(regions.iter().map(|region| (say(&region.runs), region.edges.is_some())).collect())
    }

    const COLUMNS: [(u32, f32, f32, &str); 6] = [
        (1, 50.0, 80.0, "Nytt fra laget over begge spalter"),
        (2, 50.0, 100.0, "Dugnaden"),
        (3, 200.0, 100.0, "Styret"),
        (2, 50.0, 112.0, "er lørdag"),
        (3, 200.0, 112.0, "møtes snart"),
        (4, 50.0, 140.0, "Alle er velkomne til årsmøtet i mai"),
    ];

    #[test]
    fn columns_are_read_one_after_the_other_however_short() {
        let column = |text: &str| (text.to_owned(), true);
        let across = |text: &str| (text.to_owned(), false);
        assert_eq!(
            shown(&COLUMNS).expect("an order"),
            [
                across("Nyttfralagetoverbeggespalter"),
                column("Dugnaden|erlørdag"),
                column("Styret|møtessnart"),
                across("Alleervelkomnetilårsmøtetimai")
            ]
        );
    }

    #[test]
    fn what_is_read_from_the_top_down_is_one_region_with_its_rows_whole() {
        let rows = [
            (1, 50.0, 100.0, "Dato:"),
            (2, 150.0, 100.0, "3. mai"),
            (3, 50.0, 112.0, "Sted:"),
            (4, 150.0, 112.0, "Kantina"),
            (0, 50.0, 700.0, "Side 1"),
        ];
        assert_eq!(shown(&rows).expect("an order"), [("Dato:|3.mai|Sted:|Kantina|Side1".to_owned(), false)]);
    }

    #[test]
    fn an_order_that_cannot_be_is_not_believed() {
        let paragraph = |block, row: u32| (block, 50.0, 100.0 + 12.0 * row as f32, "Saken ble utsatt");
        let backwards = [paragraph(3, 0), paragraph(2, 1), paragraph(1, 2)];
        let interleaved: Vec<_> =
            [1, 5, 2, 6, 3, 7, 4, 8].into_iter().zip(0..).map(|(block, row)| paragraph(block, row)).collect();
        let mostly_untold = [paragraph(1, 0), (0, 50.0, 112.0, "x")];
        assert_eq!(shown(&backwards), None);
        assert_eq!(shown(&interleaved), None);
        assert_eq!(shown(&[(0, 50.0, 100.0, "Saken ble utsatt")]), None);
        assert!(shown(&mostly_untold).is_some(), "artifacts need not be told");
    }
}
