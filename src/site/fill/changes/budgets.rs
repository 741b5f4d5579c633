//! What a personal budget pays, as it was and as it is.

use super::{Pair, status, tariffs};
use crate::figures;
use crate::site::context::BudgetChange;
use crate::site::view::View;
use crate::versions::compare::{Change, What};
use rust_decimal::Decimal;
use serde_json::Value;

/// The rows that differ, by period.
pub fn rows(pair: &Pair) -> Vec<BudgetChange> {
    pair.told.changes.iter().filter(|change| change.kind == "pgb").map(|change| row(pair, change)).collect()
}

fn row(pair: &Pair, change: &Change) -> BudgetChange {
    let view = pair.page;
    let language = view.shared.language;
    let side = if change.change == What::Withdrawn { pair.old } else { pair.new };
    let number = |text: &str| text.parse::<Decimal>().ok();
    let amount = change.amount.as_ref();
    BudgetChange {
        label: if change.name.is_empty() { view.label("field.pgb") } else { change.name.clone() },
        period: change.id.clone(),
        scope: change.field.as_ref().and_then(|scope| tariffs::scope(side, scope)),
        was: change.old.as_ref().and_then(|value| paid(view, value)),
        now: change.new.as_ref().and_then(|value| paid(view, value)),
        difference: amount
            .and_then(|amount| number(&amount.difference))
            .map(|value| figures::euros(&figures::signed_amount(value, language))),
        percent: amount.and_then(|amount| number(amount.percentage.as_ref()?)).map(|percent| figures::signed_percent(percent, language)),
        status: status(view, change.change),
    }
}

/// "€ 12,54", or "75 %" of the tariff.
fn paid(view: &View, value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let language = view.shared.language;
    match text.strip_suffix(" %") {
        Some(share) => Some(figures::percent(share.parse().ok()?, language)),
        None => Some(figures::euros(&figures::amount(text.parse().ok()?, language))),
    }
}
