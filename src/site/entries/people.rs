//! Providers, categories of them, and municipalities.

use super::{entry, listing, municipalities, text};
use crate::search::Entry;
use crate::site::fill;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Providers, their categories, and municipalities.
pub fn people(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for (id, provider) in &catalogue.providers {
        let mut found = entry("provider", &PageId::Provider(id.clone()), None, &provider.name);
        found.codes.extend(provider.agb.as_ref().map(|agb| agb.value.clone()));
        let offered = catalogue.offers.iter().filter(|offer| offer.provider.value == *id).map(|offer| view.product(&offer.product).label);
        let categories = provider.contracted.iter().filter_map(|row| row.category.as_ref()).map(|id| view.category(id).label);
        let categories: std::collections::BTreeSet<String> = categories.collect();
        if !categories.is_empty() {
            found.facets.insert("category".to_owned(), categories.into_iter().collect());
        }
        let own: Vec<_> = catalogue.offers.iter().filter(|offer| offer.provider.value == *id).collect();
        let works = |town: &str| own.iter().any(|offer| fill::provider::places(view, offer).is_none_or(|places| places.contains(town)));
        found.facets.extend(municipalities(view, works).map(|names| ("municipality".to_owned(), names)));
        found.sections.extend((!provider.members.is_empty()).then(|| text(provider.members.join(". "))));
        found.sections.extend(listing(offered));
        all.push(found);
    }
    for category in &catalogue.edition.category {
        let anchor = format!("categorie-{}", category.id.value);
        let mut found = entry("category", &PageId::Providers, Some(&anchor), &category.name);
        let own = |id: &&String| {
            let provider = catalogue.providers.get(*id);
            provider.is_some_and(|provider| {
                provider.contracted.iter().any(|row| row.category.as_ref().is_some_and(|own| own.value == category.id.value))
            })
        };
        found.facets.insert("category".to_owned(), vec![category.name.value.clone()]);
        found.sections.extend(listing(catalogue.providers.keys().filter(own).map(|id| view.provider(id).label)));
        all.push(found);
    }
    for (id, municipality) in &catalogue.municipalities {
        let mut found = entry("municipality", &PageId::Municipality(id.clone()), None, &municipality.name);
        found.codes.extend(municipality.code.as_ref().map(|code| code.value.clone()));
        found.facets.insert("municipality".to_owned(), vec![municipality.name.value.clone()]);
        found.sections.push(text(view.catalogue().settings.site.publisher.value.clone()));
        all.push(found);
    }
}
