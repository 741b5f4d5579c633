//! What a provider offers, in the list on its page: with what is paid for it, now and in periods to come.

use super::amounts::holding;
use super::later;
use super::parts::current_sheet;
use super::provider::{offer_places, places, waiting};
use crate::catalogue::people::Offer;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::site::context::{OfferPaid, OfferPeriod, ProviderOffer};
use crate::site::view::View;

/// The periods of which a list of offers says what is paid: the one that holds now, and the one after it.
pub fn periods(view: &View) -> Vec<OfferPeriod> {
    let period = |sheet: &TariffSheet| OfferPeriod {
        label: sheet.period.id.value.clone(),
        validity: view.validity(Some(sheet.period.valid_from.value), sheet.period.valid_until.as_ref().map(|date| date.value)),
    };
    let sheets: Vec<OfferPeriod> = sheets(view).map(period).collect();
    // Where no tariff is known the column says so.
    if sheets.is_empty() { vec![OfferPeriod::default()] } else { sheets }
}

fn sheets<'a>(view: &View<'a>) -> impl Iterator<Item = &'a TariffSheet> {
    current_sheet(view).into_iter().chain(later::to_come(view).take(1))
}

/// What a provider offers, with its tariff now and in the period to come.
pub fn of(view: &View, offer: &Offer) -> ProviderOffer {
    let mut unit = None;
    let mut told = |sheet: Option<&TariffSheet>| {
        let (tariff, same, absence) = paid(view, offer, sheet);
        unit = unit.or(tariff.map(|tariff| tariff.unit));
        OfferPaid {
            period: sheet.map_or_else(String::new, |sheet| sheet.period.id.value.clone()),
            amount: tariff.map(|tariff| view.amount(tariff.amount, None).text),
            note: tariff.filter(|_| !same).map(|_| view.label("fill.tariff_elsewhere")),
            absence,
        }
    };
    let mut all: Vec<OfferPaid> = sheets(view).map(|sheet| told(Some(sheet))).collect();
    if all.is_empty() {
        all.push(told(None));
    }
    ProviderOffer {
        product: view.product(&offer.product),
        municipalities: offer_places(view, offer),
        paid: all,
        per: unit.map(|unit| view.label(&format!("per.{}", unit.key()))),
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
