//! What is sought in texts: words, beginnings, phrases, and how they go
//! together.
//!
//! ```text
//! kraft nett       both words        kraft OR nett     one of them
//! kraft NOT nett   without the other "ny kraftlinje"   one after the other
//! kraft*           a beginning       (a OR b) c        what goes first
//! ```
//!
//! Case does not matter; å, ø and ä are letters of their own.

use std::fmt;

/// What is sought.
#[derive(Clone, Debug, PartialEq)]
pub struct Query(Sought);

/// Why a query is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoQuery(&'static str);

#[derive(Clone, Debug, PartialEq)]
enum Sought {
    /// Words between blanks, ` ny kraft`; after the last word of a beginning
    /// there is none.
    Words(String),
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Words(String),
    And,
    Or,
    Not,
    Open,
    Close,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// When nothing is sought, or quotes or parentheses do not close.
    pub fn of(text: &str) -> Result<Self, NoQuery> {
        let tokens = tokens(text)?;
        let mut tokens = tokens.as_slice();
        let sought = any(&mut tokens)?;
        if tokens.is_empty() { Ok(Self(sought)) } else { Err(NoQuery("there is a ) without its (")) }
    }

    /// Whether the text has what is sought. `room` is written over: many texts
    /// need no more memory than one.
    #[must_use]
    pub fn is_in(&self, text: &str, room: &mut String) -> bool {
        room.clear();
        words(text, room);
        self.0.is_in(room)
    }
}

impl Sought {
    fn is_in(&self, words: &str) -> bool {
        match self {
            Self::Words(sought) => words.contains(sought.as_str()),
            Self::All(all) => all.iter().all(|it| it.is_in(words)),
            Self::Any(any) => any.iter().any(|it| it.is_in(words)),
            Self::Not(not) => !not.is_in(words),
        }
    }
}

/// The words of a text in lower case, a blank before, between and after them.
fn words(text: &str, words: &mut String) {
    words.push(' ');
    for char in text.chars() {
        if char.is_alphanumeric() {
            words.extend(char.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, NoQuery> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let token;
        (token, rest) = match first {
            '(' => (Some(Token::Open), &rest[1..]),
            ')' => (Some(Token::Close), &rest[1..]),
            '"' => {
                let (phrase, after) =
                    rest[1..].split_once('"').ok_or(NoQuery("there is a \" without its other"))?;
                let begins = after.strip_prefix('*');
                (sought(phrase, begins.is_some()), begins.unwrap_or(after))
            }
            _ => {
                let end = rest.find(|it: char| it.is_whitespace() || "()\"".contains(it));
                let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
                let token = match word {
                    "AND" => Some(Token::And),
                    "OR" => Some(Token::Or),
                    "NOT" => Some(Token::Not),
                    _ => sought(word, word.ends_with('*')),
                };
                (token, after)
            }
        };
        tokens.extend(token);
        rest = rest.trim_start();
    }
    Ok(tokens)
}

/// Words that are sought; nothing when there are only marks.
fn sought(text: &str, is_beginning: bool) -> Option<Token> {
    let mut sought = String::new();
    words(text, &mut sought);
    if is_beginning {
        sought.truncate(sought.trim_end().len());
    }
    (!sought.trim().is_empty()).then_some(Token::Words(sought))
}

fn any(tokens: &mut &[Token]) -> Result<Sought, NoQuery> {
    let mut any = vec![all(tokens)?];
    while let [Token::Or, rest @ ..] = tokens {
        *tokens = rest;
        any.push(all(tokens)?);
    }
    Ok(if any.len() == 1 { any.remove(0) } else { Sought::Any(any) })
}

fn all(tokens: &mut &[Token]) -> Result<Sought, NoQuery> {
    let mut all = vec![one(tokens)?];
    loop {
        match tokens {
            [Token::And, rest @ ..] => {
                *tokens = rest;
                all.push(one(tokens)?);
            }
            [Token::Not | Token::Open | Token::Words(_), ..] => all.push(one(tokens)?),
            _ => return Ok(if all.len() == 1 { all.remove(0) } else { Sought::All(all) }),
        }
    }
}

fn one(tokens: &mut &[Token]) -> Result<Sought, NoQuery> {
    let [first, rest @ ..] = tokens else {
        return Err(NoQuery("a word is missing"));
    };
    *tokens = rest;
    match first {
        Token::Words(words) => Ok(Sought::Words(words.clone())),
        Token::Not => Ok(Sought::Not(Box::new(one(tokens)?))),
        Token::Open => {
            let inside = any(tokens)?;
            let [Token::Close, rest @ ..] = tokens else {
                return Err(NoQuery("there is a ( without its )"));
            };
            *tokens = rest;
            Ok(inside)
        }
        Token::And | Token::Or | Token::Close => Err(NoQuery("a word is missing")),
    }
}

impl fmt::Display for NoQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; a query is as in: kraft* OR \"nye linjer\" NOT (gass olje)", self.0)
    }
}

impl std::error::Error for NoQuery {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_their_words() {
        let text = "Kraftlinjen til Ytre Ås: nett og gass, 3. juni.";
        let rows = [
            ("nett", true),
            ("NETT", true),
            ("kraft", false),
            ("kraft*", true),
            ("as", false),
            ("ås", true),
            ("nett gass", true),
            ("nett olje", false),
            ("kraft OR nett", true),
            ("olje OR vind", false),
            ("nett NOT olje", true),
            ("nett NOT gass", false),
            ("olje OR nett gass", true),
            ("(olje OR nett) vind", false),
            ("\"ytre ås\"", true),
            ("\"ås ytre\"", false),
            ("\"til yt\"*", true),
            ("nett AND gass", true),
            ("ytre-ås", true),
            ("3", true),
        ];
        let mut room = String::new();
        for (query, expected) in rows {
            assert_eq!(Query::of(query).unwrap().is_in(text, &mut room), expected, "{query}");
        }
    }

    #[test]
    fn what_is_no_query_says_why() {
        let rows = [
            ("", "a word is missing"),
            ("...", "a word is missing"),
            ("kraft OR", "a word is missing"),
            ("(kraft", "there is a ( without its )"),
            ("kraft)", "there is a ) without its ("),
            ("\"kraft", "there is a \" without its other"),
        ];
        for (query, why) in rows {
            assert_eq!(Query::of(query), Err(NoQuery(why)), "{query}");
        }
    }
}
