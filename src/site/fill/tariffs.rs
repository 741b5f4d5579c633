//! Tariff periods: the list of them, and the sheet of one with the calculation of its indexation.

use super::page;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::site::context::{Page, PeriodPage, TariffPeriod, TariffsPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All periods.
pub fn tariffs(view: &View) -> TariffsPage {
    let _ = view;
    TariffsPage::default()
}

/// The page of all periods.
pub fn tariffs_page(view: &View) -> Page {
    page::page(view, &PageId::Tariffs, "tariffs", view.label("tariffs"))
}

/// A period's own keys.
pub fn period(view: &View, sheet: &TariffSheet) -> PeriodPage {
    PeriodPage { period: content(view, sheet, &|_| true) }
}

/// The page of a period.
pub fn page(view: &View, sheet: &TariffSheet) -> Page {
    let id = sheet.period.id.value.clone();
    page::page(view, &PageId::Period(id.clone()), "period", view.say("fill.tariffs_of", &[&id]))
}

/// A tariff sheet, with the tariffs that `shown` lets through.
pub fn content(view: &View, sheet: &TariffSheet, shown: &dyn Fn(&Tariff) -> bool) -> TariffPeriod {
    let _ = (view, shown);
    TariffPeriod { label: sheet.period.id.value.clone(), ..TariffPeriod::default() }
}
