//! The name that was meant by one that there is not.

/// How many of the nearest names are told.
const NEAREST: usize = 3;

/// Which of the names was meant, as a question; none when none is near.
pub(crate) fn meant(name: &str, names: &[&str]) -> Option<String> {
    let far = 1 + name.chars().count() / 4;
    let mut near: Vec<(usize, &str)> =
        names.iter().map(|it| (distance(name, it), *it)).filter(|(it, _)| *it <= far).collect();
    near.sort_unstable();
    let quoted: Vec<String> = near.iter().take(NEAREST).map(|(_, name)| format!("`{name}`")).collect();
    (!quoted.is_empty()).then(|| format!("did you mean {}?", quoted.join(" or ")))
}

/// How many letters must be changed, added or left out to make one word of
/// another.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (at, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (to, column) in b.chars().zip(1..) {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[column];
            row[column] = changed.min(diagonal + 1).min(row[column - 1] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_near_are_told_the_nearest_first() {
        let names = ["pages", "pixels", "packages", "lines"];
        for (name, expected) in [
            ("pags", Some("did you mean `pages`?")),
            ("Pages", Some("did you mean `pages`?")),
            ("pages_", Some("did you mean `pages`?")),
            ("packags", Some("did you mean `packages`?")),
            ("pazels", Some("did you mean `pages` or `pixels`?")),
            ("seconds", None),
            ("", None),
        ] {
            assert_eq!(meant(name, &names).as_deref(), expected, "{name}");
        }
    }
}
