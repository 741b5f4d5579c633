//! What a provider offers, in the list on its page: with what is paid for it, now and in periods to come.

use super::amounts::holding;
use super::later;
use super::parts::current_sheet;
use super::provider::{offer_places, places, waiting};
use crate::catalogue::people::Offer;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::site::context::ProviderOffer;
use crate::site::view::View;
use std::collections::BTreeMap;

/// What a provider offers, with its tariff now and in periods to come.
pub fn of(view: &View, offer: &Offer) -> ProviderOffer {
    let (tariff, same, absence) = paid(view, offer, current_sheet(view));
    ProviderOffer {
        product: view.product(&offer.product),
        municipalities: offer_places(view, offer),
        tariff: tariff.map(|tariff| view.amount(tariff.amount, Some(tariff.unit))),
        tariff_note: tariff.filter(|_| !same).map(|_| view.label("fill.tariff_elsewhere")),
        tariff_absence: absence,
        later: later::each(view, |sheet| {
            let (tariff, _, absence) = paid(view, offer, sheet);
            (later::as_told(view, tariff, absence), BTreeMap::new())
        }),
        waiting_weeks: waiting(view, offer),
        stop: offer.stop.map(|date| view.date(date)),
        as_of: offer.as_of.map(|date| view.date(date)),
    }
}

/// What is paid for an offer in a period, whether that is so everywhere, and else why there is nothing to say.
pub(super) fn paid<'a>(view: &View<'a>, offer: &Offer, sheet: Option<&TariffSheet>) -> (Option<&'a Tariff>, bool, Option<String>) {
    let product = view.catalogue().product(&offer.product);
    let same = sheet.and_then(|sheet| everywhere(view, offer, sheet));
    // Where some municipalities pay otherwise, what the others pay is still the tariff.
    let general = || {
        let in_one = |town: Option<&str>| holding(view, &offer.product, sheet?, town, Some(&offer.provider));
        let general = in_one(None)?;
        let paid = |town: &String| in_one(Some(town.as_str())).is_some_and(|own| own.amount == general.amount);
        places(view, offer).is_none_or(|towns| towns.iter().any(paid)).then_some(general)
    };
    let tariff = same.or_else(general);
    let absence = product.filter(|_| tariff.is_none()).and_then(|product| super::amounts::listed(view, product, sheet, None).1);
    // What differs stands on the same page, where it is this provider's own.
    let own = |tariff: &Tariff| {
        let named = tariff.scope.get("providers").iter().any(|id| id.value == offer.provider.value);
        sheet.is_some_and(|sheet| sheet.period.id.value == tariff.period) && (named || !tariff.scope.get("municipalities").is_empty())
    };
    let below = view.catalogue().tariffs.of(&offer.product).iter().any(own);
    let absence = if below && absence.as_ref().is_some_and(|text| *text == view.label("fill.tariff_differs")) {
        Some(view.label("fill.tariff_below"))
    } else {
        absence
    };
    (tariff, same.is_some(), absence)
}

/// The tariff of an offer, where it is the same in every municipality that it is for.
fn everywhere<'a>(view: &View<'a>, offer: &Offer, sheet: &TariffSheet) -> Option<&'a Tariff> {
    let in_one = |town: Option<&str>| holding(view, &offer.product, sheet, town, Some(&offer.provider));
    let Some(places) = places(view, offer) else { return in_one(None) };
    let mut all = places.iter().map(|town| in_one(Some(town)));
    let first = all.next().flatten()?;
    all.all(|other| other.is_some_and(|other| other.amount == first.amount && other.unit == first.unit)).then_some(first)
}
