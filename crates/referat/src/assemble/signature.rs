//! Who signed the minutes.

use jiff::civil::Date;

use crate::fields::resolve;
use crate::fields::signature::{self, Part};
use crate::label::{Label, Labelled};
use crate::lexicon::Lexicon;
use crate::minutes::Signature;

/// The signatures of one meeting's record. A role or a day on a line of its
/// own belongs to the name above, or to the one below where none is above or it
/// has its role; a role in a column to the name of the column.
pub(super) fn signatures(labelled: &[&Labelled], lexicon: &Lexicon, anchor: Option<Date>) -> Vec<Signature> {
    let mut out: Vec<Signature> = Vec::new();
    // The day above, and the columns of the last line of names.
    let mut day: Option<String> = None;
    let mut above: Vec<(usize, usize)> = Vec::new();
    // Roles that stand before their names.
    let mut ahead: Vec<(usize, String)> = Vec::new();
    let mut last = 0;
    let text = labelled.iter().filter(|it| !matches!(it.label, Label::Furniture | Label::Note));
    for (at, it) in text.enumerate().filter(|(_, it)| it.label == Label::Signature) {
        if at > last + 1 {
            (day, above, ahead) = (None, Vec::new(), Vec::new());
        }
        last = at;
        let mut is_names = false;
        for (column, text) in it.paragraph.parts() {
            match signature::part(text, lexicon) {
                Some(Part::Name(signer)) => {
                    if !is_names {
                        above.clear();
                    }
                    is_names = true;
                    above.push((column, out.len()));
                    let role = || {
                        let at = ahead.iter().position(|(it, _)| *it == column)?;
                        Some(ahead.remove(at).1)
                    };
                    out.push(Signature {
                        name: signer.name,
                        role: signer.role.or_else(role),
                        date: day.clone(),
                        source: it.paragraph.source(),
                    });
                }
                Some(Part::Role(role)) => {
                    let place = above.iter().find(|(it, _)| *it == column).or(above.last());
                    match place.and_then(|(_, at)| out.get_mut(*at)).filter(|it| it.role.is_none()) {
                        Some(signed) => signed.role = Some(role),
                        None => ahead.push((column, role)),
                    }
                }
                Some(Part::Day(date)) => {
                    day = resolve::resolve(&date, anchor, resolve::Toward::Future).map(|(value, _)| value);
                    for (_, at) in &above {
                        if let Some(signed) = out.get_mut(*at) {
                            signed.date = signed.date.take().or_else(|| day.clone());
                        }
                    }
                }
                Some(Part::Words) | None => {}
            }
        }
    }
    out
}

#[cfg(all(test, feature = "text"))]
mod tests {
    /// A record with one item; what stands after it is the case.
    const HEAD: &str = "Referat fra styremøte i Nes lag 3. mai 2024\n\
        Til stede: Kari Li (leder), Per Vik, Ada Moe, Tor\n\
        1. Regnskap\nGodkjent.\n2. Eventuelt\nIngen saker.\n\n";

    #[test]
    fn names_that_end_the_record_sign_it() {
        for (text, expected) in [
            ("Kari Li", "Kari Li"),
            ("Nes, 4. mai 2024\n\nKari Li\nreferent", "Kari Li/referent/2024-05-04"),
            (
                "Kari Li                  Per Vik\nleder                    nestleder",
                "Kari Li/leder, Per Vik/nestleder",
            ),
            ("Kari Li\n\nPer Vik\n\nAda Moe", "Kari Li, Per Vik, Ada Moe"),
            (
                "Med vennlig hilsen\n\nRandi Krog\ndaglig leder\n\nVedlegg: Regnskap",
                "Randi Krog/daglig leder",
            ),
            ("Randi Krog (sign.)", "Randi Krog"),
            // The role before the name.
            ("Referent\n\nKari Li", "Kari Li/Referent"),
            ("Møtets sekretær\nKari Li\n\nMøteleder\nPer Vik", "Kari Li/Møtets sekretær, Per Vik/Møteleder"),
            ("Referent Kari Li", "Kari Li/Referent"),
            ("Ref. Kari Li", "Kari Li/Ref."),
            ("For referatet – Randi Krog", "Randi Krog/For referatet"),
            ("Møteleder: Kari Li                 Referent: Per Vik", "Kari Li/Møteleder, Per Vik/Referent"),
            ("______________          ______________\nKari Li                 Per Vik", "Kari Li, Per Vik"),
            ("Underskrifter:\nKari Li\nRandi Krog", "Kari Li, Randi Krog"),
            ("Tor", "Tor"),
            // Others, and names that are in a list.
            ("Randi", ""),
            ("Randi Krog", ""),
            ("Kopi til:\nKari Li\nPer Vik", ""),
            ("Arbeidsgruppe:\nKari Li\nPer Vik", ""),
            ("Forfall:\nKari Li", ""),
            ("- Kari Li\n- Per Vik", ""),
            ("Kari Li ordner kaffe.", ""),
        ] {
            let parsed = crate::parse(format!("{HEAD}{text}\n").as_bytes(), &crate::Options::default());
            let parsed = parsed.expect("text is read");
            let got: Vec<String> = parsed.minutes[0]
                .signatures
                .iter()
                .map(|it| {
                    [Some(&it.name), it.role.as_ref(), it.date.as_ref()]
                        .into_iter()
                        .flatten()
                        .cloned()
                        .collect::<Vec<_>>()
                        .join("/")
                })
                .collect();
            assert_eq!(got.join(", "), expected, "{text}");
        }
    }
}
