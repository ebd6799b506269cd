//! Pages that are read with the head on one side: most of the text runs down,
//! up or upside down, though the file does not say that the page is turned.

use referat_document::Bounds;

use super::page::{Page, Rule};

/// Slant of a baseline that still counts as the right angle, in degrees.
const NEAR: i16 = 5;

/// Turns the page as a reader would, so that most of its text is upright.
pub(super) fn set_upright(page: &mut Page) {
    let mut letters = 0;
    let mut quarters = [0; 4];
    for glyph in page.glyphs.iter().filter(|glyph| glyph.char != ' ') {
        letters += 1;
        let angle = usize::from((glyph.angle + NEAR).rem_euclid(360).unsigned_abs());
        if angle % 90 <= 2 * usize::from(NEAR.unsigned_abs()) {
            quarters[angle / 90] += 1;
        }
    }
    let most = (1..4).zip([90, 180, 270]).find(|&(place, _)| quarters[place] * 2 > letters);
    let Some((_, quarter)) = most else { return };
    let (width, height) = (page.width, page.height);
    let turned = |x: f32, y: f32| match quarter {
        90 => (y, width - x),
        180 => (width - x, height - y),
        _ => (height - y, x),
    };
    let area = |left: f32, top: f32, right: f32, bottom: f32| {
        let (a, b) = (turned(left, top), turned(right, bottom));
        Bounds { left: a.0.min(b.0), top: a.1.min(b.1), right: a.0.max(b.0), bottom: a.1.max(b.1) }
    };
    for glyph in &mut page.glyphs {
        (glyph.x, glyph.y) = turned(glyph.x, glyph.y);
        let angle = (glyph.angle - quarter).rem_euclid(360);
        glyph.angle = if angle > 180 { angle - 360 } else { angle };
    }
    for rule in &mut page.rules {
        let Bounds { left, top, right, bottom } = area(rule.left, rule.top, rule.right, rule.bottom);
        *rule = Rule { left, top, right, bottom };
    }
    for link in &mut page.links {
        let Bounds { left, top, right, bottom } = link.bounds;
        link.bounds = area(left, top, right, bottom);
    }
    if quarter != 180 {
        (page.width, page.height) = (height, width);
    }
}

#[cfg(test)]
mod tests {
    use super::set_upright;
    use crate::pdf::page::{Glyph, Page, Rule};
    use crate::pdf::sample::at;

    /// A page of 600 by 800 with a line that runs at an angle, and one that is
    /// upright.
    fn page(line: impl Fn(Glyph) -> Glyph, upright: &str) -> Page {
        let mut glyphs: Vec<Glyph> = at(0.0, 0.0, "Møteprotokoll").into_iter().map(line).collect();
        glyphs.extend(at(50.0, 60.0, upright));
        let rules = vec![Rule { left: 100.0, top: 200.0, right: 101.0, bottom: 400.0 }];
        Page { width: 600.0, height: 800.0, glyphs, rules, ..Page::default() }
    }

    #[test]
    fn most_of_the_text_tells_which_way_is_up() {
        let down = |glyph: Glyph| Glyph { x: 500.0, y: 100.0 + glyph.x, angle: 90, ..glyph };
        let up = |glyph: Glyph| Glyph { x: 100.0, y: 700.0 - glyph.x, angle: -90, ..glyph };
        let over = |glyph: Glyph| Glyph { x: 500.0 - glyph.x, y: 700.0, angle: 180, ..glyph };
        for (mut page, breadth, first) in [
            (page(down, "1"), 800.0, (100.0, 100.0)),
            (page(up, "1"), 800.0, (100.0, 100.0)),
            (page(over, "1"), 600.0, (100.0, 100.0)),
        ] {
            set_upright(&mut page);
            let glyph = page.glyphs[0];
            assert_eq!((page.width, (glyph.x, glyph.y), glyph.angle), (breadth, first, 0));
            assert_eq!(page.rules[0].is_level(), breadth == 800.0);
        }
    }

    #[test]
    fn a_line_in_the_margin_turns_no_page() {
        let down = |glyph: Glyph| Glyph { x: 500.0, y: 100.0 + glyph.x, angle: 90, ..glyph };
        let mut page = page(down, "Saken ble utsatt");
        set_upright(&mut page);
        assert_eq!(page.width, 600.0);
    }
}
