"""How firm the answer about fixed sites is, and when the runner-up wins, told."""

from __future__ import annotations

from outreach_planner.outputs.language import percent_text
from outreach_planner.outputs.sites_speaker import Section, Speaker, Tree


class FirmnessTeller(Speaker):
    """Tells how often candidates stay, and what would have to be true for another to win."""

    def firm(self) -> Section:
        """Tell how often candidates stay in the best choice."""
        word, firm = self.word, self.tree["firm"]
        if not firm["worlds"]:
            return Section(word["firm"])
        counts = sorted(firm["by_count"], key=int)
        inside = list(dict.fromkeys(site for count in counts for site in firm["by_count"][count]))
        rows = tuple(
            (
                self.name(site),
                *(percent_text(firm["by_count"][count].get(site, 0.0), self.lang, 0) for count in counts),
            )
            for site in inside
        )
        shares = [(n, share) for n, share in firm["number_of_sites"].items() if share]
        numbers = ", ".join(f"{n}: {percent_text(share, self.lang, 0)}" for n, share in shares)
        said = word["firm_words"].format(worlds=self.number(firm["worlds"]), short=self.number(firm["short"]))
        head = (word["place"], *(word["share"].format(p=count) for count in counts))
        right = frozenset(range(1, len(head)))
        return Section(
            word["firm"], (said, word["firm_number"].format(numbers=numbers)), (), head, rows, right
        )

    def runner_up(self) -> Section:
        """Tell what would have to be true for the second candidate to win."""
        word, found = self.word, self.tree["runner_up"]
        if found is None:
            return Section(word["runner_up"])
        names = {"first": self.name(found["first"]), "second": self.name(found["second"])}
        if found["ahead_rupiah"] < 0:
            said = word["ahead_already"].format(rupiah=self.money(-found["ahead_rupiah"]), **names)
            return Section(word["runner_up"], (said,))
        points = []
        if found["cheaper_a_month_rupiah"] > 0:
            points.append(word["cheaper"].format(rupiah=self.money(found["cheaper_a_month_rupiah"])))
        for change in found["changes"]:
            decimals = 0 if change["now"] >= 10 else 3 if change["what"] == "weight" else 2
            then, now = self.number(change["then"], decimals), self.number(change["now"], decimals)
            point = word[f"change_{change['what']}"].format(of=change["of"], then=then, now=now)
            points.append(f"{point} ({self._in_range(change, decimals)})")
        if not found["changes"]:
            points.append(word["no_change"])
        return Section(word["runner_up"], (word["runner_words"].format(**names),), tuple(points))

    def _in_range(self, change: Tree, decimals: int) -> str:
        """Tell whether a figure would have to leave the range stated for it."""
        if change["range"] is None:
            return self.word["no_range"]
        low, high = change["range"]
        told = {"low": self.number(low, decimals), "high": self.number(high, decimals)}
        return self.word["inside" if low <= change["then"] <= high else "outside"].format(**told)
