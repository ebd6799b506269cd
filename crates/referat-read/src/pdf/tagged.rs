//! Whether the tags of a file can be trusted: many programs tag by the way,
//! and leave out half of the text or call all of it headings.

use super::furniture::Sheet;
use super::page::{Page, Role};

/// Share of the letters that must be part of the structure, in hundredths.
const TOLD_PERCENT: usize = 90;
/// Share of the letters that headings are at most, and artifacts.
const HEADINGS_PERCENT: usize = 40;
const ARTIFACTS_PERCENT: usize = 30;

/// How many letters of a document are what.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tagging {
    untold: usize,
    artifacts: usize,
    text: usize,
    headings: usize,
}

impl Tagging {
    /// Counts the letters of a page.
    pub(super) fn count(&mut self, page: &Page) {
        for glyph in page.glyphs.iter().filter(|glyph| glyph.char != ' ') {
            *match glyph.tag.role {
                Role::Untold => &mut self.untold,
                Role::Artifact => &mut self.artifacts,
                Role::Text => &mut self.text,
                Role::Heading(_) => &mut self.headings,
            } += 1;
        }
    }

    /// Makes the lines forget what the tags say where that cannot be.
    pub(super) fn forget_unsound(&self, sheets: &mut [Sheet]) {
        let told = self.text + self.headings;
        let is_whole = told * 100 >= (told + self.untold) * TOLD_PERCENT;
        let headings = is_whole && self.headings * 100 <= told * HEADINGS_PERCENT;
        let artifacts = is_whole && self.artifacts * 100 <= (told + self.artifacts) * ARTIFACTS_PERCENT;
        for line in sheets.iter_mut().flat_map(|sheet| &mut sheet.lines) {
            let is_sound = match line.role {
                Role::Heading(_) => headings,
                Role::Artifact => artifacts,
                Role::Text | Role::Untold => true,
            };
            if !is_sound {
                line.role = Role::Untold;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tagging;
    use crate::pdf::furniture::Sheet;
    use crate::pdf::lines::Printed;
    use crate::pdf::page::Role;

    #[test]
    fn tags_are_trusted_when_they_cover_the_text_and_tell_apart() {
        let (heading, artifact, untold) = (Role::Heading(1), Role::Artifact, Role::Untold);
        let sound = Tagging { untold: 2, artifacts: 10, text: 80, headings: 8 };
        for (tagging, expected) in [
            (sound, [heading, artifact]),
            (Tagging { untold: 50, ..sound }, [untold, untold]),
            (Tagging { headings: 80, ..sound }, [untold, artifact]),
            (Tagging { artifacts: 80, ..sound }, [heading, untold]),
        ] {
            let line = |role| Printed { role, ..Printed::default() };
            let lines = vec![line(heading), line(artifact)];
            let mut sheets = [Sheet { width: 600.0, height: 800.0, lines }];
            tagging.forget_unsound(&mut sheets);
            let roles: Vec<Role> = sheets[0].lines.iter().map(|line| line.role).collect();
            assert_eq!(roles, expected, "{tagging:?}");
        }
    }
}
