//! References into contracts: articles, annexes, and the contracts themselves, as they are called where they stand.
//!
//! Which contract is meant is decided in the catalogue; here it gets words and an address.

use super::links::to;
use super::plan::PageId;
use super::view::View;
use crate::catalogue::compose::Composed;
use crate::catalogue::meaning::Meant;
use crate::catalogue::reference::Reference;
use crate::catalogue::terms::Numbering;
use crate::markdown::{Link, Path, Spot};

/// The anchor of an article by its number: `artikel-7`, `artikel-3-19`.
pub fn article_anchor(number: &str) -> String {
    format!("artikel-{}", number.replace('.', "-"))
}

impl View<'_> {
    /// A contract by its title and by what it is made for; one of its articles or annexes by its number.
    pub(super) fn contract_named(&self, id: &str, part: Option<&str>) -> Link {
        let catalogue = self.catalogue();
        let own = self.contract.filter(|own| own.contract == id || own.id == id);
        let composed = own.or_else(|| catalogue.composed.get(id));
        let file = composed.map_or(id, |composed| composed.contract.as_str());
        let title = catalogue.contracts.get(file).map_or_else(|| id.to_owned(), |contract| contract.title.value.clone());
        let title = match composed.filter(|_| own.is_none()) {
            Some(composed) => super::fill::concern::contract(self, composed).label,
            None => title,
        };
        let page = PageId::Contract(composed.map_or(id, |composed| composed.id.as_str()).to_owned());
        let Some(part) = part else {
            // A contract speaks of itself as such.
            return if own.is_some() { to(self.label("refer.this_contract"), None) } else { self.named(title, &page, None) };
        };
        let of = |name: String| if own.is_some() { name } else { self.part_of(&name, &title) };
        let meant = catalogue.meant("clause", part, Some(id), own);
        if meant.first().is_some() {
            let name = catalogue.article_number(meant, part).map_or_else(|| self.clause_title(part), |n| self.say("refer.article", &[n]));
            return self.named(of(name), &page, Some(part));
        }
        let annex = catalogue.meant("annex", part, Some(id), own).first().and_then(|composed| catalogue.annex_of(composed, part));
        match annex {
            Some((place, _)) => {
                let name = self.say("refer.annex", &[&annex_letter(place)]);
                self.named(of(name), &page, Some(&annex_anchor(part)))
            }
            None => self.named(title, &page, None),
        }
    }

    /// "artikel 7 van de raamovereenkomst"; "artikel 7, lid 2, van de raamovereenkomst".
    fn part_of(&self, part: &str, whole: &str) -> String {
        let comma = if part.contains(", ") { "," } else { "" };
        self.say("refer.of", &[&format!("{part}{comma}"), whole])
    }

    /// The contract in which a reference leads, as it is called where that is not the one that is read; none where there is
    /// no other it could be.
    fn elsewhere(&self, meant: Meant) -> Option<String> {
        let catalogue = self.catalogue();
        let composed = match meant {
            _ if self.contract_beside => return None,
            Meant::One(composed) => composed,
            Meant::Family(first) => {
                let own = self.contract.is_some_and(|own| own.contract == first.contract);
                let title = catalogue.contracts.get(&first.contract).map(|contract| contract.title.value.clone());
                return title.filter(|_| !own && catalogue.contracts.len() > 1);
            }
            Meant::Several(_) | Meant::Nothing => return None,
        };
        let own = self.contract.is_some_and(|own| own.id == composed.id);
        (!own && catalogue.composed.len() > 1).then(|| super::fill::concern::contract(self, composed).label)
    }

    /// The page of what is meant: of a family its index, from which each of its contracts can be reached.
    fn page_of(meant: Meant) -> Option<PageId> {
        match meant {
            Meant::Family(first) => Some(PageId::Contract(first.contract.clone())),
            _ => meant.first().map(|composed| PageId::Contract(composed.id.clone())),
        }
    }

    /// "bijlage C", or a part of what it holds: "bijlage C, PvE-12".
    pub(super) fn annex(&self, id: &str, part: Option<&str>, context: Option<&str>) -> Option<Link> {
        let catalogue = self.catalogue();
        let meant = catalogue.meant("annex", id, context, self.contract);
        let (place, annex) = catalogue.annex_of(meant.first()?, id)?;
        let mut text = self.say("refer.annex", &[&annex_letter(place)]);
        let mut anchor = annex_anchor(id);
        let whole = self.elsewhere(meant);
        if let (Some(part), Some(held)) = (part, Reference::parse(&annex.content, annex.content.place)) {
            let name = match held.kind.as_str() {
                "document" => self.contents("document", held.id())?.anchor(part)?.to_owned(),
                "questions" => self.say("refer.question", &[part]),
                _ => {
                    let prefix = catalogue.requirements.get(held.id()).and_then(|programme| programme.prefix.as_ref());
                    prefix.map_or_else(|| part.to_owned(), |prefix| format!("{prefix}-{part}"))
                }
            };
            text = format!("{text}, {name}");
            // What the annex leaves out has no place in it.
            if let Meant::One(composed) = meant
                && super::fill::annex::shows(self, composed, annex, part)
            {
                anchor = format!("{anchor}-{part}");
            }
        }
        let text = whole.map_or_else(|| text.clone(), |whole| self.part_of(&text, &whole));
        Some(self.named(text, &Self::page_of(meant)?, Some(&anchor)))
    }

    /// Articles, as they are called where the reference stands.
    pub(super) fn clauses(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Vec<Link>> {
        let parts = reference.each();
        if parts.len() > 1 {
            return self.paragraphs(&parts, spot);
        }
        let own = |id: &String| if id == "." { self.clause.unwrap_or(id).to_owned() } else { id.clone() };
        let ids: Vec<String> = reference.ids.iter().map(own).collect();
        let context = reference.context.as_deref();
        if let [id] = ids.as_slice() {
            self.catalogue().clauses.get(id)?;
            let path = reference.part.as_deref().and_then(|part| self.shared.outlines.get(id)?.find(part));
            let mut link = self.clause_link(id, path.as_ref(), context);
            if reference.id() == "." && context.is_none() {
                link.text = self.own_clause_text(path.as_ref(), spot);
                // It stands close by: on paper it names no page.
                link.class = Some("near".to_owned());
            }
            return Some(vec![link]);
        }
        if let Some(links) = self.articles(&ids, context) {
            return Some(links);
        }
        let known = ids.iter().filter(|id| self.catalogue().clauses.contains_key(*id));
        Some(self.series(known.map(|id| vec![self.clause_link(id, None, context)]).collect()))
    }

    /// Several paragraphs of one clause: "het eerste lid en het derde lid", "artikel 7, lid 1 en lid 3", "artikel 3.19.1 en 3.19.3".
    fn paragraphs(&self, parts: &[Reference], spot: &Spot<'_>) -> Option<Vec<Link>> {
        // Only the last one says of which contract.
        let before = &View { contract_beside: true, ..self.clone() };
        let mut each = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let view = if at + 1 < parts.len() { before } else { self };
            let mut links = view.clauses(part, spot)?;
            if let [link] = links.as_mut_slice()
                && at > 0
                && part.id() != "."
            {
                let article = self.clause_link(part.id(), None, part.context.as_deref());
                let bare = before.clause_link(part.id(), None, part.context.as_deref());
                let shared = [article, bare].into_iter().find(|whole| link.text.starts_with(&whole.text));
                if let Some(rest) = shared.and_then(|whole| link.text.strip_prefix(&whole.text).map(str::to_owned)) {
                    link.text = match rest.strip_prefix(", ") {
                        Some(paragraph) => paragraph.to_owned(),
                        // Where paragraphs have the article's number before their own, it stays.
                        None => link.text.split_once(' ').map_or(link.text.clone(), |(_, number)| number.to_owned()),
                    };
                }
            }
            each.push(links);
        }
        Some(self.series(self.in_runs(parts, each)))
    }

    /// Three or more paragraphs in a row as a range: "artikel 7, lid 1 tot en met lid 3". Those of the clause itself have words.
    fn in_runs(&self, parts: &[Reference], each: Vec<Vec<Link>>) -> Vec<Vec<Link>> {
        let number = |part: &Reference| {
            let path = self.shared.outlines.get(part.id())?.find(part.part.as_deref()?)?;
            (part.id() != "." && path.0.len() == 1).then(|| path.paragraph())?
        };
        let numbers: Vec<Option<u32>> = parts.iter().map(number).collect();
        let mut out: Vec<Vec<Link>> = Vec::new();
        let mut each: Vec<Option<Vec<Link>>> = each.into_iter().map(Some).collect();
        let mut at = 0;
        while at < each.len() {
            let follows = |end: &usize| numbers[*end].is_some() && numbers[*end] == numbers[*end - 1].map(|before| before + 1);
            let run = (at + 1..each.len()).take_while(follows).count();
            let Some(mut links) = each[at].take() else { break };
            if run >= 2 {
                links.push(to(self.say("refer.through", &["", ""]), None));
                links.extend(each[at + run].take().unwrap_or_default());
                at += run;
            }
            out.push(links);
            at += 1;
        }
        out
    }

    fn clause_title(&self, id: &str) -> String {
        self.catalogue().clauses.get(id).map_or_else(|| id.to_owned(), |clause| clause.title.value.clone())
    }

    /// One article: by its number in the contract that is meant, else by its title.
    fn clause_link(&self, id: &str, path: Option<&Path>, context: Option<&str>) -> Link {
        let catalogue = self.catalogue();
        let meant = catalogue.meant("clause", id, context, self.contract);
        // Another contract's number, unless that was asked for, would read as one of this contract.
        let apart = |found: &Composed| context.is_none() && self.contract.is_some_and(|own| own.id != found.id);
        let number = catalogue.article_number(meant, id).filter(|_| meant.first().is_some_and(|found| !apart(found)));
        let text = match (number, meant.first()) {
            (Some(number), Some(composed)) => self.clause_text(composed, number, path),
            _ => self.below_article(self.clause_title(id), path),
        };
        let whole = self.elsewhere(meant).filter(|_| meant.first().is_some_and(|found| !apart(found)));
        let text = whole.map_or_else(|| text.clone(), |whole| self.part_of(&text, &whole));
        let href = match meant {
            Meant::One(composed) | Meant::Several(composed) => self.clause_href(composed, id, path),
            Meant::Family(first) => self.href(&PageId::Contract(first.contract.clone()), Some(id)),
            Meant::Nothing => None,
        };
        to(text, href.filter(|_| meant.first().is_some_and(|found| !apart(found))))
    }

    /// The address of an article, or of a paragraph or part of it where that is printed.
    pub fn clause_href(&self, composed: &Composed, clause: &str, path: Option<&Path>) -> Option<String> {
        let article = composed.all().find(|article| article.clause == clause);
        let anchor = match path.filter(|_| article.is_none_or(|article| article.applies)) {
            None => clause.to_owned(),
            Some(path) => {
                let name = self.shared.outlines.get(clause).and_then(|outline| outline.get(path)?.name.as_ref());
                // The front has no numbers: there an anchor begins with the clause.
                let base = || article.map_or_else(|| clause.to_owned(), |article| article_anchor(&article.number));
                name.map_or_else(|| format!("{}-{}", base(), path.anchor()), |name| format!("{clause}-{name}"))
            }
        };
        self.href(&PageId::Contract(composed.id.clone()), Some(&anchor))
    }

    /// "dit artikel", "het vorige lid", "het tweede lid, onder a".
    fn own_clause_text(&self, path: Option<&Path>, spot: &Spot<'_>) -> String {
        let Some(number) = path.and_then(Path::paragraph) else { return self.label("refer.this_article") };
        let here = spot.path.paragraph();
        let mut text = if here == Some(number) {
            self.label("refer.this_paragraph")
        } else if here == Some(number + 1) {
            self.label("refer.previous_paragraph")
        } else if number <= 10 {
            self.say("refer.ordinal_paragraph", &[&self.label(&format!("ordinal.{number}"))])
        } else {
            self.say("refer.paragraph", &[&number.to_string()])
        };
        self.below(&mut text, path);
        text
    }

    fn below(&self, text: &mut String, path: Option<&Path>) {
        for label in path.map(Path::labels).unwrap_or_default().iter().skip(1) {
            text.push_str(", ");
            text.push_str(&self.say("refer.below", &[label]));
        }
    }

    /// "Overwegingen, lid 2, onder a".
    fn below_article(&self, mut text: String, path: Option<&Path>) -> String {
        if let Some(paragraph) = path.and_then(Path::paragraph) {
            text = format!("{text}, {}", self.say("refer.paragraph", &[&paragraph.to_string()]));
        }
        self.below(&mut text, path);
        text
    }

    /// "artikel 7, lid 2, onder a"; "artikel 3.19.1, onder a".
    fn clause_text(&self, composed: &Composed, article: &str, path: Option<&Path>) -> String {
        let style =
            self.catalogue().contracts.get(&composed.contract).and_then(|contract| contract.numbering).unwrap_or(Numbering::Article);
        match path.and_then(Path::paragraph) {
            Some(paragraph) if style != Numbering::Article => {
                let mut text = self.say("refer.article", &[&format!("{article}.{paragraph}")]);
                self.below(&mut text, path);
                text
            }
            _ => self.below_article(self.say("refer.article", &[article]), path),
        }
    }

    /// "de artikelen 3, 5 en 7", three or more in a row as a range; only where all are articles of one contract.
    fn articles(&self, ids: &[String], context: Option<&str>) -> Option<Vec<Link>> {
        let catalogue = self.catalogue();
        let mut places = Vec::new();
        let mut of: Option<&Composed> = None;
        for id in ids {
            let Meant::One(composed) = catalogue.meant("clause", id, context, self.contract) else { return None };
            let foreign = context.is_none() && self.contract.is_some_and(|own| own.id != composed.id);
            if foreign || of.is_some_and(|of| of.id != composed.id) {
                return None;
            }
            of = Some(composed);
            places.push(composed.articles.get_index_of(id)?);
        }
        let composed = of?;
        places.sort_unstable();
        places.dedup();
        let article = |place: usize| {
            let (clause, number) = composed.articles.get_index(place)?;
            Some(to(number.clone(), self.clause_href(composed, clause, None)))
        };
        if let [only] = places.as_slice() {
            let link = article(*only)?;
            let name = self.say("refer.article", &[&link.text]);
            let whole = self.elsewhere(Meant::One(composed));
            return Some(vec![to(whole.map_or_else(|| name.clone(), |whole| self.part_of(&name, &whole)), link.href)]);
        }
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for place in places {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == place => *last = place,
                _ => runs.push((place, place)),
            }
        }
        let mut each = Vec::new();
        for (first, last) in runs {
            match last - first {
                0 => each.push(vec![article(first)?]),
                1 => each.extend([vec![article(first)?], vec![article(last)?]]),
                _ => each.push(vec![article(first)?, to(self.say("refer.through", &["", ""]), None), article(last)?]),
            }
        }
        let mut links = vec![to(self.say("refer.articles", &[""]), None)];
        links.extend(self.series(each));
        links.extend(self.elsewhere(Meant::One(composed)).map(|whole| to(self.say("refer.of", &["", &whole]), None)));
        Some(links)
    }
}

/// The anchor of an annex.
pub fn annex_anchor(id: &str) -> String {
    format!("bijlage-{id}")
}

/// The letter of an annex by its place: A, B, … Z, AA.
pub fn annex_letter(place: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    if place < 26 { letter.to_string() } else { format!("{}{letter}", annex_letter(place / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annexes_go_on_after_z() {
        assert_eq!([annex_letter(0), annex_letter(25), annex_letter(26)], ["A", "Z", "AA"]);
    }
}
