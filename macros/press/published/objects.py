"""The entries of a record as the objects that `forms` describes."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.markup.addresses import FOLDERS
from macros.press.published import forms
from macros.press.published.licence import LICENCE, LICENCE_URL
from macros.press.site import Site
from macros.record import amounts, history, wording
from macros.record.derived import amount_of, inputs_of
from macros.record.model import (
    CollectionName,
    Derived,
    Entry,
    Event,
    Figure,
    Incident,
    Permalink,
    Quantity,
    Record,
    Source,
)
from macros.record.periods import PartialDate, Period
from macros.record.relations import relations


@dataclass(frozen=True, slots=True)
class Objects:
    """Makes the objects of one record on one site."""

    site: Site
    record: Record

    def about(self) -> forms.About:
        """What stands at the head of every file."""
        edition = history.edition(self.record)
        return forms.About(
            name=self.site.name,
            url=self.site.url or None,
            edition=_date(edition),
            licence=LICENCE,
            licence_url=LICENCE_URL,
        )

    def figure(self, figure: Figure) -> forms.Figure:
        """A figure with its source, its rivals and what it said before."""
        record, permalink = self.record, f"figures/{figure.id}/"
        source = record.sources[figure.source]
        rivals = record.rivals(figure.quantity) if figure.quantity else ()
        return forms.Figure(
            kind="figure",
            id=figure.id,
            says=wording.plain(record, figure.says),
            amount=self._amount_of(figure.id),
            as_printed=figure.as_printed,
            printed_in=figure.printed_in,
            time=_time(figure.time),
            originator=figure.originator,
            source=_reference(source),
            locator=figure.locator,
            seen=figure.seen or source.seen,
            also_in=figure.also_in,
            quantity=figure.quantity,
            rivals=tuple(rival.id for rival in rivals if rival.id != figure.id),
            settled_by=figure.settled_by,
            used_in=relations(self.record).computed_from.get(figure.id, ()),
            topic=record.topic(figure.id),
            note=self._prose(figure.note),
            checked=_date(figure.checked),
            published=self._published(figure),
            revisions=tuple(self._revisions(figure)),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
            json=json_of(figure.id),
        )

    def derived(self, derived: Derived) -> forms.DerivedFigure:
        """A derived figure with its formula."""
        permalink = f"figures/{derived.id}/"
        return forms.DerivedFigure(
            kind="derived",
            id=derived.id,
            says=wording.plain(self.record, derived.says),
            amount=self._amount_of(derived.id),
            operation=derived.operation,
            of=derived.of,
            rests_on=inputs_of(self.record, derived),
            used_in=relations(self.record).computed_from.get(derived.id, ()),
            note=self._prose(derived.note),
            published=self._published(derived),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
            json=json_of(derived.id),
        )

    def source(self, source: Source) -> forms.Source:
        """A source, and the figures that it states."""
        permalink = f"sources/{source.id}/"
        return forms.Source(
            id=source.id,
            title=source.title,
            describes=self._prose(source.describes),
            publisher=source.publisher,
            author=source.author,
            date=_date(source.date),
            url=source.url,
            archived=source.archived,
            kind=source.kind,
            seen=source.seen,
            original=source.original,
            checked=_date(source.checked),
            figures=relations(self.record).rests_on.get(source.id, ()),
            prints_too=relations(self.record).printed_in.get(source.id, ()),
            note=self._prose(source.note),
            published=self._published(source),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
        )

    def quantity(self, quantity: Quantity) -> forms.Quantity:
        """A quantity, its rivals, and how far apart they lie."""
        rivals = self.record.rivals(quantity.id)
        ends = [amounts.of_figure(rival) for rival in rivals]
        permalink = f"quantities/{quantity.id}/"
        return forms.Quantity(
            id=quantity.id,
            name=wording.plain(self.record, quantity.name),
            says=wording.plain(self.record, quantity.says),
            unit=quantity.unit,
            figures=tuple(rival.id for rival in rivals),
            lowest=wording.digits(min(amount.low for amount in ends)) if ends else None,
            highest=wording.digits(max(amount.high for amount in ends)) if ends else None,
            why_they_differ=self._prose(quantity.why_they_differ),
            preferred=quantity.preferred,
            why_preferred=self._prose(quantity.why_preferred),
            published=self._published(quantity),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
        )

    def incident(self, incident: Incident) -> forms.Incident:
        """A theft, its loss and who lays it at North Korea's door."""
        permalink = f"incidents/{incident.id}/"
        return forms.Incident(
            id=incident.id,
            name=wording.plain(self.record, incident.name),
            date=str(incident.date),
            victim=wording.plain(self.record, incident.victim),
            country=incident.country,
            kind=incident.kind,
            method=self._prose(incident.method),
            chains=incident.chains,
            attribution=incident.attribution,
            attributed_by=incident.attributed_by,
            attribution_source=incident.attribution_source,
            source=incident.source,
            loss=self._amount_of(incident.amount) if incident.amount else None,
            loss_figure=incident.amount,
            figures=incident.figures,
            recovered=incident.recovered,
            context=incident.context,
            note=self._prose(incident.note),
            published=self._published(incident),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
        )

    def event(self, event: Event) -> forms.Event:
        """An act of the response."""
        permalink = f"events/{event.id}/"
        return forms.Event(
            id=event.id,
            title=wording.plain(self.record, event.title),
            date=str(event.date),
            kind=event.kind,
            actors=event.actors,
            figures=event.figures,
            source=event.source,
            note=self._prose(event.note),
            published=self._published(event),
            permalink=permalink,
            permalink_url=self._absolute(permalink),
        )

    def retired(self, *kinds: CollectionName) -> tuple[forms.Retired, ...]:
        """The ids that have left the given collections, in the order in which they were published."""
        return tuple(
            self._tombstone(permalink)
            for permalink in self.record.permalinks.values()
            if permalink.retired and permalink.kind in kinds
        )

    def _tombstone(self, permalink: Permalink) -> forms.Retired:
        assert permalink.retired is not None
        address = f"{FOLDERS[permalink.kind]}/{permalink.id}/"
        return forms.Retired(
            kind="retired",
            id=permalink.id,
            published=str(permalink.since),
            retired=str(permalink.retired.date),
            why=wording.plain(self.record, permalink.retired.why),
            successor=permalink.retired.successor,
            permalink=address,
            permalink_url=self._absolute(address),
            json=json_of(permalink.id) if FOLDERS[permalink.kind] == "figures" else None,
        )

    def _revisions(self, figure: Figure) -> Iterator[forms.Revision]:
        for number, revision in enumerate(figure.revised, 1):
            then = history.state(figure, number)
            then_amount = amounts.of_figure(then)
            yield forms.Revision(
                date=str(revision.date),
                why=wording.plain(self.record, revision.why),
                amount=_amount(then_amount, wording.amount(then_amount)),
                as_printed=then.as_printed,
                time=_time(then.time),
                source=then.source,
                permalink=f"figures/{figure.id}/r{number}/",
            )

    def _amount_of(self, entry_id: str) -> forms.Amount:
        return _amount(amount_of(self.record, entry_id), wording.printed(self.record, entry_id))

    def _published(self, entry: Entry) -> str | None:
        return _date(history.since(self.record, entry.id))

    def _prose(self, prose: str | None) -> str | None:
        return wording.plain(self.record, prose) if prose else None

    def _absolute(self, permalink: str) -> str | None:
        return self.site.url + permalink if self.site.url else None


def json_of(figure_id: str) -> str:
    """Where the JSON of one figure stands, below the site's root."""
    return f"api/v1/figures/{figure_id}.json"


def _reference(source: Source) -> forms.SourceReference:
    return forms.SourceReference(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        date=_date(source.date),
        url=source.url,
        archived=source.archived,
        permalink=f"sources/{source.id}/",
    )


def _amount(amount: amounts.Amount, printed: str) -> forms.Amount:
    low = wording.digits(amount.low)
    high = wording.digits(amount.high) if amount.is_range else low
    return forms.Amount(low, high, amount.unit, amount.hedge, printed)


def _time(time: Period) -> forms.Time:
    return forms.Time(_date(time.start), _date(time.end), wording.period(time))


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None
