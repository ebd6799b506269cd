//! The example document beside the repository, as text and typeset as Word
//! and PDF, scored by the scorer beside it. Nothing of it is committed.

use std::path::{Path, PathBuf};
use std::process::Command;

use referat_tests::docx::docx;
use referat_tests::office::convert;
use referat_tests::root;
use referat_tests::script::script;
use serde_json::Value;

/// The least that each form of the document must score.
const LEAST: &[(&str, f64)] = &[("txt", 1.0), ("docx", 0.98), ("pdf", 0.98)];

#[test]
fn the_example_document_is_understood_in_every_form() {
    let shared = root().join("../shared");
    let Ok(gold) = std::fs::read_to_string(shared.join("seed/seed-gold.json")) else {
        return eprintln!("skipped: the example document is not beside the repository");
    };
    let gold: Value = serde_json::from_str(&gold).expect("the gold is JSON");
    let folder = std::env::temp_dir().join(format!("referat-seed-{}", std::process::id()));
    let forms = folder.join("seed");
    std::fs::create_dir_all(&forms).expect("a temporary folder can be made");
    let source = gold["source"]["file"].as_str().unwrap_or_default();
    std::fs::copy(shared.join("seed").join(source), forms.join("seed.txt")).expect("the text can be copied");
    let word = forms.join("seed.docx");
    std::fs::write(&word, docx(&script(&lines(&gold)))).expect("the document can be written");
    let printed = convert(&word, &word.with_extension("pdf"));
    for (form, least) in LEAST {
        if let ("pdf", Err(error)) = (*form, &printed) {
            eprintln!("skipped as pdf: {error}");
            continue;
        }
        let score = score(&shared, &folder, form);
        assert!(score >= *least, "the example document scores {score} as {form}, not {least}");
    }
    std::fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

/// The macro F1 of the document in one form.
fn score(shared: &Path, folder: &Path, form: &str) -> f64 {
    let output = Command::new("python3")
        .arg(shared.join("eval/score.py"))
        .arg("--cmd")
        .arg(format!("{} parse", program().display()))
        .arg("--files")
        .arg(folder)
        .args(["--ext", form, "--json", "seed"])
        .output()
        .expect("python3 is installed");
    let report: Value = serde_json::from_slice(&output.stdout).expect("the scorer prints JSON");
    report["macro_f1"].as_f64().expect("the scorer gives a figure")
}

/// The program, built beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its file");
    let folder = test.ancestors().nth(2).expect("tests are built in a folder of the target");
    let program = folder.join("referat");
    assert!(program.exists(), "cargo test --workspace builds the program");
    program
}

/// The gold's blocks as a script, as a secretary would set them.
fn lines(gold: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut lines = vec!["!tabs 4500".to_owned(), format!("== {}", text(&gold["document"]["title"]))];
    let meeting = &gold["meeting"];
    lines.extend([
        text(&meeting["time_text"]),
        text(&meeting["place_text"]),
        text(&meeting["documents"]["label"]),
    ]);
    // The links of the text stand at page ends in the original; here they
    // are printed in the head.
    let links = gold["mentions"]["urls"].as_array().into_iter().flatten();
    lines.extend(links.filter_map(|it| it["text"].as_str()).map(|url| format!("<{url}>")));
    lines.push(bold(&text(&gold["document"]["attendance_heading"]["text"])));
    for row in gold["attendance"].as_array().into_iter().flatten() {
        let name = text(&row["name"]);
        let rest = text(&row["row_text"]).split_off(name.len());
        lines.push(format!("{name}→{}", rest.trim()));
    }
    lines.push(bold(&text(&gold["document"]["agenda_heading"]["text"])));
    for item in gold["agenda"].as_array().into_iter().flatten() {
        lines.push(format!("#. {}", text(&item["title"])));
        blocks(&item["blocks"], &mut lines);
        let decision =
            gold["decisions"].as_array().into_iter().flatten().find(|it| it["id"] == item["decision"]);
        if let Some(decision) = decision.filter(|it| !it["label"].is_null()) {
            let label =
                decision["label"].as_str().map_or_else(|| text(&decision["label"]["text"]), str::to_owned);
            lines.push(bold(&format!("{}:", label.trim_end_matches(':'))));
            lines.push(text(&decision["text"]));
        }
    }
    for remark in gold["closing_remarks"].as_array().into_iter().flatten() {
        lines.push(String::new());
        lines.push(text(&remark["text"]));
    }
    lines.join("\n")
}

fn blocks(blocks_of: &Value, lines: &mut Vec<String>) {
    for block in blocks_of.as_array().into_iter().flatten() {
        let text = block["text"].as_str().unwrap_or_default();
        match block["kind"].as_str() {
            Some("section") => lines.push(bold(block["heading"].as_str().unwrap_or_default())),
            Some("label") => lines.push(bold(text)),
            Some("bullet") => {
                let bullet = match block["level"].as_u64() {
                    Some(2) => "o",
                    Some(3) => "▪",
                    _ => "•",
                };
                lines.push(format!("{bullet} {text}"));
            }
            _ => lines.push(text.to_owned()),
        }
        blocks(&block["children"], lines);
        blocks(&block["blocks"], lines);
    }
}

fn bold(text: &str) -> String {
    format!("**{text}**")
}
