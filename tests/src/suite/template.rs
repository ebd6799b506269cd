//! The notation that the layouts of `tests/suite/families/` are written in, on
//! top of that of [`script`](crate::script). Whatever of a meeting a layout
//! prints is written down as it is printed: that is what the document states.
//!
//! ```text
//! [name]                     a fact of the record at hand, or of one around it
//! [date long]  [name upper]  in a form; see `form.rs`
//! [chair.name]               a fact of a record that it names
//! [number: [seq]/[yy]]       text that states a fact of the record at hand
//! [!role: leder]  [!party]   a fact stated by the layout, and not printed here
//! [~ Vedtak: ~ Vedtak]       one of these
//! [* members; , ;  og ; [name]]  each of a list, with what stands between
//! % each members … % else … % end   lines for each of a list, or when there are none
//! % if vote … % else … % end   whether there is such a fact
//! % maybe … % end            every other time
//! ```

/// A piece of a layout.
#[derive(Debug, PartialEq)]
pub(super) enum Node {
    /// Printed as it is.
    Text(String),
    /// A fact, in a form.
    Fact {
        /// Its name, with dots between records.
        name: String,
        /// How it is printed.
        form: Option<String>,
    },
    /// What states a fact.
    State {
        /// Its name.
        name: String,
        /// What is printed; without it, the fact itself.
        text: Option<Vec<Node>>,
        /// Whether it is printed.
        is_printed: bool,
    },
    /// One of several.
    Choice(Vec<Vec<Node>>),
    /// Each of a list.
    Each {
        /// The list's name.
        name: String,
        /// What stands between two, and between the last two.
        between: [String; 2],
        /// What is printed of each.
        body: Vec<Node>,
    },
    /// Whether there is a fact.
    If {
        /// Its name.
        name: String,
        /// What is printed then.
        then: Vec<Node>,
        /// What is printed else.
        otherwise: Vec<Node>,
    },
}

/// Reads a layout.
///
/// # Panics
/// When a directive or a bracket is not closed.
#[must_use]
pub(super) fn template(text: &str) -> Vec<Node> {
    let mut lines = text.lines();
    let (nodes, end) = block(&mut lines);
    assert!(end.is_none(), "`% {}` closes nothing", end.unwrap_or_default());
    nodes
}

/// Lines until the directive that closes them, which is given back.
fn block<'a>(lines: &mut impl Iterator<Item = &'a str>) -> (Vec<Node>, Option<&'a str>) {
    let mut nodes = Vec::new();
    while let Some(line) = lines.next() {
        let Some(directive) = line.strip_prefix("% ") else {
            nodes.extend(inline(line));
            nodes.push(Node::Text("\n".to_owned()));
            continue;
        };
        match directive.split_once(' ').unwrap_or((directive, "")) {
            ("each", name) => {
                let (body, end) = block(lines);
                let otherwise = if end == Some("else") { block(lines).0 } else { Vec::new() };
                let name = name.to_owned();
                let each = Node::Each { name: name.clone(), between: Default::default(), body };
                nodes.push(Node::If { name, then: vec![each], otherwise });
            }
            ("if", name) => {
                let (then, end) = block(lines);
                let otherwise = if end == Some("else") { block(lines).0 } else { Vec::new() };
                nodes.push(Node::If { name: name.to_owned(), then, otherwise });
            }
            ("maybe", _) => nodes.push(Node::Choice(vec![block(lines).0, Vec::new()])),
            _ => return (nodes, Some(directive)),
        }
    }
    (nodes, None)
}

fn inline(mut text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some((before, rest)) = text.split_once('[') {
        nodes.push(Node::Text(before.to_owned()));
        let end = closing(rest).unwrap_or_else(|| panic!("`[{rest}` is not closed"));
        nodes.push(bracket(&rest[..end]));
        text = &rest[end + 1..];
    }
    nodes.push(Node::Text(text.to_owned()));
    nodes
}

/// Where the bracket closes that stands open.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(place, sign)| {
        depth += i32::from(sign == '[') - i32::from(sign == ']');
        (depth < 0).then_some(place)
    })
}

fn bracket(text: &str) -> Node {
    if let Some(choices) = text.strip_prefix('~') {
        return Node::Choice(split(choices, '~').into_iter().map(|it| inline(it.trim())).collect());
    }
    if let Some(list) = text.strip_prefix("* ") {
        let mut parts = list.splitn(4, ';');
        let mut part = || parts.next().unwrap_or_else(|| panic!("`[{text}]` wants four parts"));
        let [name, between, last, body] = [part(), part(), part(), part()];
        let [between, last, body] = [between, last, body].map(|it| it.strip_prefix(' ').unwrap_or(it));
        let body = inline(body);
        return Node::Each { name: name.to_owned(), between: [between.to_owned(), last.to_owned()], body };
    }
    let (is_printed, fact) = text.strip_prefix('!').map_or((true, text), |it| (false, it));
    match fact.split_once(": ").filter(|(name, _)| is_name(name)) {
        Some((name, text)) => Node::State { name: name.to_owned(), text: Some(inline(text)), is_printed },
        None if !is_printed => Node::State { name: fact.to_owned(), text: None, is_printed },
        None => {
            let (name, form) = fact.split_once(' ').map_or((fact, None), |(name, form)| (name, Some(form)));
            Node::Fact { name: name.to_owned(), form: form.map(str::to_owned) }
        }
    }
}

fn is_name(text: &str) -> bool {
    text.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_' || sign == '.')
}

/// Splits where no bracket stands open.
fn split(text: &str, at: char) -> Vec<&str> {
    let mut depth = 0;
    let cut = |sign: char| {
        depth += i32::from(sign == '[') - i32::from(sign == ']');
        sign == at && depth == 0
    };
    text.split(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_facts_choices_and_lists() {
        let fact = |name: &str| Node::Fact { name: name.to_owned(), form: None };
        assert_eq!(
            bracket("date long"),
            Node::Fact { name: "date".to_owned(), form: Some("long".to_owned()) }
        );
        assert_eq!(
            bracket("!party"),
            Node::State { name: "party".to_owned(), text: None, is_printed: false }
        );
        let Node::Each { name, between, body } = bracket("* members; , ;  og ; [name]") else {
            panic!("a star is a list")
        };
        assert_eq!((name.as_str(), between), ("members", [", ".to_owned(), " og ".to_owned()]));
        assert!(body.contains(&fact("name")));
    }
}
