//! The words of the field that have a fixed set of values: law, unit, funding, frequency, level.

use crate::content::fields::choice;

choice! {
    /// The law under which help is given (wet).
    pub enum Law {
        /// Youth act (Jeugdwet).
        Jeugdwet = "jeugdwet" | "youth",
        /// Social support act (Wmo 2015).
        Wmo = "wmo" | "wmo 2015" | "wet maatschappelijke ondersteuning" | "wet maatschappelijke ondersteuning 2015",
    }
}

choice! {
    /// How help is paid for (bekostiging).
    pub enum Funding {
        /// Price times quantity (p × q).
        Pxq = "pxq" | "p × q" | "p×q" | "p x q" | "inspanning" | "inspanning (p × q)" | "inspanningsgericht",
        /// A price for a trajectory (traject).
        Trajectory = "trajectory" | "traject",
        /// A price for a result (resultaat).
        Result = "result" | "resultaat",
        /// A price for being available (beschikbaarheid).
        Availability = "availability" | "beschikbaarheid",
        /// A budget for a population (populatie).
        Population = "population" | "populatie",
        /// What it has cost (nacalculatie).
        CostReimbursement = "cost_reimbursement" | "nacalculatie" | "kostenvergoeding",
    }
}

choice! {
    /// The national delivery variant (uitvoeringsvariant).
    pub enum Variant {
        /// Paid by effort.
        Effort = "inspanningsgericht",
        /// Paid by result.
        Output = "outputgericht",
        /// Paid by task.
        Task = "taakgericht",
    }
}

impl Funding {
    /// The variant it maps to; cost reimbursement has none.
    pub fn variant(self) -> Option<Variant> {
        match self {
            Self::Pxq => Some(Variant::Effort),
            Self::Trajectory | Self::Result => Some(Variant::Output),
            Self::Availability | Self::Population => Some(Variant::Task),
            Self::CostReimbursement => None,
        }
    }
}

choice! {
    /// What is counted (eenheid), code table WJ756 of the national standards.
    pub enum Unit {
        /// Minute, code 01.
        Minute = "minute" | "minuut" | "01",
        /// Hour, code 04.
        Hour = "hour" | "uur" | "04",
        /// A part of a day of four hours (dagdeel), code 16.
        DayPart = "day_part" | "dagdeel" | "dagdeel (4 uur)" | "16",
        /// A day and a night (etmaal), code 14.
        Day = "day" | "etmaal" | "14",
        /// A piece of effort (stuks, inspanning), code 84.
        PieceEffort = "piece_effort" | "stuks (inspanning)" | "84",
        /// A piece of output (stuks, output), code 82.
        PieceOutput = "piece_output" | "stuks (output)" | "82",
        /// Euros, code 83; has no tariff.
        Euro = "euro" | "euro's" | "euros" | "83",
        /// Month; no national code.
        Month = "month" | "maand",
        /// Year; no national code.
        Year = "year" | "jaar",
    }
}

impl Unit {
    /// Its national code, where it has one.
    pub fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Minute => "01",
            Self::Hour => "04",
            Self::DayPart => "16",
            Self::Day => "14",
            Self::PieceEffort => "84",
            Self::PieceOutput => "82",
            Self::Euro => "83",
            Self::Month | Self::Year => return None,
        })
    }

    /// The delivery variant it belongs to.
    pub fn variant(self) -> Variant {
        match self {
            Self::Minute | Self::Hour | Self::DayPart | Self::Day | Self::PieceEffort => Variant::Effort,
            Self::PieceOutput | Self::Euro => Variant::Output,
            Self::Month | Self::Year => Variant::Task,
        }
    }

    /// The frequencies it may be allocated by (rules CS343 and further).
    pub fn frequencies(self) -> &'static [Frequency] {
        use Frequency::{Day, Month, Total, Week};
        match self {
            Self::Minute | Self::Hour | Self::PieceOutput => &[Day, Week, Month, Total],
            Self::DayPart | Self::Day | Self::PieceEffort | Self::Euro => &[Week, Month, Total],
            Self::Month | Self::Year => &[],
        }
    }
}

choice! {
    /// By what volume is allocated (frequentie), code table WJ757.
    pub enum Frequency {
        /// Per day, code 1.
        Day = "day" | "dag" | "per dag" | "1",
        /// Per week, code 2; makes an end date mandatory.
        Week = "week" | "per week" | "2",
        /// Per month, code 4.
        Month = "month" | "maand" | "per maand" | "4",
        /// In total within the allocation, code 6.
        Total = "total" | "totaal" | "totaal binnen geldigheidsduur toewijzing" | "6",
    }
}

impl Frequency {
    /// Its national code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "1",
            Self::Week => "2",
            Self::Month => "4",
            Self::Total => "6",
        }
    }
}

choice! {
    /// Where it is bought (inkoopniveau).
    pub enum Level {
        /// By a municipality (lokaal).
        Local = "local" | "lokaal",
        /// By the region (regionaal).
        Regional = "regional" | "regionaal",
        /// By several regions (bovenregionaal).
        Supraregional = "supraregional" | "bovenregionaal",
        /// By the association of municipalities (landelijk).
        National = "national" | "landelijk",
    }
}

choice! {
    /// Why a product has no tariff.
    pub enum NoTariff {
        /// It has none (geen).
        None = "none" | "geen" | "geen tarief",
        /// Not decided yet (nog niet bekend).
        NotSet = "not_set" | "nog niet vastgesteld" | "nog niet bekend",
        /// There is one, and it is not published here (niet opgegeven).
        NotGiven = "not_given" | "niet opgegeven",
        /// Agreed with every provider (per aanbieder).
        PerProvider = "per_provider" | "per aanbieder" | "per aanbieder afgesproken",
    }
}

choice! {
    /// What kind of segment it is.
    pub enum SegmentKind {
        /// Segment.
        Segment = "segment",
        /// Assignment (opdracht).
        Assignment = "assignment" | "opdracht",
        /// Lot (perceel).
        Lot = "lot" | "perceel",
        /// Package (pakket).
        Package = "package" | "pakket",
        /// Arrangement.
        Arrangement = "arrangement",
        /// Result area (resultaatgebied).
        ResultArea = "result_area" | "resultaatgebied",
    }
}

choice! {
    /// Whether a catalogue or document is final.
    pub enum Status {
        /// Draft (concept).
        Draft = "draft" | "concept",
        /// Adopted (vastgesteld).
        Adopted = "adopted" | "vastgesteld",
    }
}

choice! {
    /// How articles are numbered (nummering).
    pub enum Numbering {
        /// Artikel 3, lid 2, onder a.
        Article = "article" | "artikel",
        /// Chapter, article, paragraph: 3.2.1.
        Decimal = "decimal" | "decimaal",
        /// As the national contract standard: part and article 3.19, paragraph 3.19.1.
        Standard = "standard" | "standaard",
    }
}

choice! {
    /// What kind of document it is.
    pub enum DocumentKind {
        /// Strategy (strategie).
        Strategy = "strategy" | "strategie",
        /// Letter (brief).
        Letter = "letter" | "brief",
        /// Report (rapport).
        Report = "report" | "rapport",
        /// Explanation (toelichting).
        Explanation = "explanation" | "toelichting",
        /// Form (formulier).
        Form = "form" | "formulier",
    }
}

choice! {
    /// How providers are selected.
    pub enum ProcedureKind {
        /// Open house.
        OpenHouse = "open_house" | "open house" | "open-house",
        /// Procedure for social and other specific services (SAS).
        Sas = "sas" | "sas-procedure",
        /// Dialogue (dialoog).
        Dialogue = "dialogue" | "dialoog",
        /// European tender (Europese aanbesteding).
        EuropeanTender = "european_tender" | "europese aanbesteding",
        /// A tender (aanbesteding) of which the source does not say what kind.
        Tender = "tender" | "aanbesteding",
        /// Subsidy (subsidie).
        Subsidy = "subsidy" | "subsidie",
    }
}

choice! {
    /// How a provisional indexation is corrected to the final one.
    pub enum Correction {
        /// (1 + final) ÷ (1 + provisional) − 1, as published by VNG.
        Ratio = "ratio" | "verhouding",
        /// final − provisional.
        Difference = "difference" | "verschil",
    }
}

choice! {
    /// The interface language.
    pub enum Language {
        /// Dutch.
        Nl = "nl" | "nederlands",
        /// English.
        En = "en" | "engels",
    }
}

choice! {
    /// What a contract is made for each of.
    pub enum ForEach {
        /// Each segment.
        Segment = "segment",
        /// Each provider category.
        Category = "category" | "categorie",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_interface_are_accepted() {
        let labels: toml::Table = include_str!("../../themes/default/labels/nl.toml").parse().unwrap();
        macro_rules! accepts {
            ($($group:literal $choice:ident),*) => {$(
                let words = labels[$group].as_table().unwrap();
                for value in $choice::ALL {
                    let word = words[value.key()].as_str().unwrap();
                    assert_eq!($choice::find(word), Some(*value), "{word}");
                }
            )*};
        }
        accepts!(
            "unit" Unit, "funding" Funding, "level" Level, "no_tariff" NoTariff, "segment_kind" SegmentKind, "status" Status,
            "document_kind" DocumentKind, "procedure_kind" ProcedureKind, "correction" Correction, "law" Law
        );
    }

    #[test]
    fn the_words_of_the_national_tables_are_accepted() {
        for (word, unit) in [("Dagdeel (4 uur)", Unit::DayPart), ("Euro’s", Unit::Euro), ("Stuks  (output)", Unit::PieceOutput)] {
            assert_eq!(Unit::find(word), Some(unit), "{word}");
        }
        assert_eq!(Frequency::find("Totaal binnen geldigheidsduur toewijzing"), Some(Frequency::Total));
        assert_eq!(Funding::find("p × q"), Some(Funding::Pxq));
        assert_eq!(NoTariff::find("nog niet vastgesteld"), Some(NoTariff::NotSet));
        assert_eq!(ProcedureKind::find("SAS-procedure"), Some(ProcedureKind::Sas));
    }
}
