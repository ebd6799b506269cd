//! Prints who was at a meeting: `cargo run --example attendance -- FILE`.

#![expect(clippy::print_stdout, reason = "printing is what a program does")]

use std::error::Error;

use referat::Options;
use referat::minutes::Presence;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: attendance FILE")?;
    let parsed = referat::parse(&std::fs::read(file)?, &Options::default())?;
    for minutes in &parsed.minutes {
        println!("{}", minutes.title.as_deref().unwrap_or("(no title)"));
        for person in minutes.attendance.iter().filter(|person| person.status == Presence::Present) {
            let role = person.role.as_deref().unwrap_or_default();
            println!("  line {:>3}  {:<30} {role}", person.source.lines[0], person.name);
        }
    }
    Ok(())
}
