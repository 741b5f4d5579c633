//! Images can be shown: their file is an image, and none has more pixels than a browser or a PDF engine takes.

use super::Check;
use crate::findings::{Place, rules};
use std::collections::BTreeMap;
use std::path::Path;

/// The most pixels of an image. Readers of images refuse somewhat above this, as such files are made to fill all memory.
const PIXELS: usize = 50_000_000;

/// Looks at the first bytes of every image that a text embeds, once for each file.
pub fn check(check: &mut Check) {
    let files: BTreeMap<&str, &Path> = check.catalogue.assets.iter().map(|asset| (asset.path.as_str(), asset.file.as_path())).collect();
    let mut known: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut found: Vec<(Place, String)> = Vec::new();
    for text in &check.texts.all {
        for embed in text.scan.references.iter().filter(|found| found.embed && found.reference.kind == "asset") {
            let Some((path, file)) = files.get_key_value(embed.reference.id()) else { continue };
            let fault = known.entry(path).or_insert_with(|| fault(path, file));
            found.extend(fault.clone().map(|message| (embed.reference.place, message)));
        }
    }
    for (place, message) in found {
        check.findings.add(&rules::BAD_IMAGE, place, message);
    }
}

/// Why an image cannot be shown, where it cannot.
fn fault(path: &str, file: &Path) -> Option<String> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    // A drawing has no pixels, and is read by who shows it.
    if ending == "svg" {
        return None;
    }
    match imagesize::size(file) {
        Ok(size) if size.width.saturating_mul(size.height) > PIXELS => Some(format!(
            "the image `{path}` is {} × {} pixels, {} million; at most {} million can be shown and printed",
            size.width,
            size.height,
            size.width.saturating_mul(size.height) / 1_000_000,
            PIXELS / 1_000_000
        )),
        Ok(_) => None,
        Err(imagesize::ImageError::IoError(error)) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            Some(format!("the image `{path}` cannot be read: {error}"))
        }
        Err(_) => Some(format!("the file `{path}` is not an image that browsers show")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first bytes of a PNG of that size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes
    }

    #[test]
    fn an_image_has_pixels_that_can_be_shown() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str, bytes: &[u8]| {
            let file = folder.path().join(name);
            std::fs::write(&file, bytes).unwrap();
            fault(name, &file)
        };
        assert_eq!(of("goed.png", &png(20_000, 300)), None);
        assert_eq!(of("kaart.svg", b"<svg/>"), None);
        assert_eq!(
            of("groot.png", &png(20_000, 20_000)).as_deref(),
            Some("the image `groot.png` is 20000 × 20000 pixels, 400 million; at most 50 million can be shown and printed")
        );
        assert_eq!(of("gids.pdf", b"%PDF-1.7").as_deref(), Some("the file `gids.pdf` is not an image that browsers show"));
        assert_eq!(of("stuk.png", b"\x89PNG\r\n").as_deref().map(|text| text.contains("stuk.png")), Some(true));
    }
}
