//! Footnotes: small lines at the foot of a page, below a short rule.

use super::lines::Printed;
use super::page::{Page, Rule};

/// How long the rule above footnotes is: in points, and of the page's width.
const MIN_RULE: f32 = 40.0;
const MAX_RULE: f32 = 0.45;
/// Share of the page's height below which it stands.
const FOOT: f32 = 0.4;
/// How much smaller than the text footnotes are at least.
const SMALLER: f32 = 0.95;

/// Marks the footnotes of a page.
pub(super) fn mark(lines: &mut [Printed], page: &Page) {
    let free = |line: &&Printed| line.cell.is_none() && !line.turned;
    let text_left = lines.iter().filter(free).map(|line| line.left).fold(f32::INFINITY, f32::min);
    let separators = page.rules.iter().filter(|rule| {
        let length = rule.right - rule.left;
        rule.is_level()
            && rule.top > FOOT * page.height
            && (MIN_RULE..=MAX_RULE * page.width).contains(&length)
            && (rule.left - text_left).abs() <= 3.0
    });
    let Some(separator) = separators.max_by(|a, b| a.top.total_cmp(&b.top)) else { return };
    if !are_notes(lines, separator) {
        return;
    }
    for line in lines.iter_mut().filter(|line| line.y > separator.top && !line.turned) {
        line.footnote = true;
    }
}

/// Whether the lines below the rule are smaller than those above, and begin
/// with a mark: a number, a letter or a star.
fn are_notes(lines: &[Printed], separator: &Rule) -> bool {
    let (below, above): (Vec<&Printed>, Vec<&Printed>) =
        lines.iter().filter(|line| !line.turned).partition(|line| line.y > separator.top);
    let mut sizes: Vec<f32> = above.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let Some(usual) = sizes.get(sizes.len() / 2) else { return false };
    let Some(first) = below.first() else { return false };
    let is_marked = first.line.text.starts_with(|char: char| char.is_ascii_digit() || "*†¹²³".contains(char));
    // A footer may stand below the notes, in any size.
    is_marked && first.size < SMALLER * usual && below.iter().all(|line| line.cell.is_none())
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::pdf::lines::lines;
    use crate::pdf::page::{Glyph, Page, Rule};
    use crate::pdf::rows::{rows, runs};
    use crate::pdf::sample::at;

    fn noted(foot: &str, size: f32, rule_right: f32) -> Vec<bool> {
        let small = |glyph: Glyph| Glyph { size, ..glyph };
        let mut glyphs = at(50.0, 100.0, "Saken ble utsatt 1");
        glyphs.extend(at(50.0, 700.0, foot).into_iter().map(small));
        let rules = vec![Rule { left: 50.0, top: 680.0, right: rule_right, bottom: 680.5 }];
        let page = Page { width: 600.0, height: 800.0, rules, ..Page::default() };
        let mut lines = lines(&rows(&runs(&glyphs)), &[], &[]);
        mark(&mut lines, &page);
        lines.iter().map(|line| line.footnote).collect()
    }

    #[test]
    fn small_lines_with_a_mark_below_a_short_rule_are_footnotes() {
        assert_eq!(noted("1 Se vedlegg", 8.0, 190.0), [false, true]);
        assert_eq!(noted("1 Se vedlegg", 10.0, 190.0), [false, false]);
        assert_eq!(noted("Se vedlegg", 8.0, 190.0), [false, false]);
        assert_eq!(noted("1 Se vedlegg", 8.0, 550.0), [false, false]);
    }
}
