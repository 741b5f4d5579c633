//! Providers: the list with their categories, and the page of one.

use super::page;
use crate::catalogue::people::Provider;
use crate::site::context::{self, Page, ProviderPage, ProvidersPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All providers, and the categories that they fall in.
pub fn providers(view: &View) -> ProvidersPage {
    let _ = view;
    ProvidersPage::default()
}

/// The page of all providers.
pub fn providers_page(view: &View) -> Page {
    page::page(view, &PageId::Providers, "providers", view.label("providers"))
}

/// A provider's own keys.
pub fn provider(view: &View, provider: &Provider) -> ProviderPage {
    let _ = view;
    ProviderPage { provider: context::Provider { name: provider.name.value.clone(), ..context::Provider::default() } }
}

/// The page of a provider.
pub fn page(view: &View, provider: &Provider) -> Page {
    page::page(view, &PageId::Provider(provider.id.value.clone()), "provider", provider.name.value.clone())
}
