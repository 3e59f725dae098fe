// Every clause in one list, with marks. In a long agreement stretches without change are
// folded, article by article.

#include "report/html_parts.hpp"
#include "report/html_pieces.hpp"

#include <algorithm>
#include <array>

namespace clauseline::pages {
namespace {

constexpr std::size_t long_outline = 80;
constexpr std::size_t long_stretch = 5;
constexpr int deepest = 3;

struct Sign {
  std::string_view sign;
  std::string_view words;
};

/// How clauses are marked, the first that applies.
constexpr std::array<Sign, 8> key{{{"+", "added"},
                                   {"−", "deleted"},
                                   {"<", "merged or split"},
                                   {"~", "edited"},
                                   {">", "moved"},
                                   {"*", "words same, effect changed"},
                                   {"≈", "typography only"},
                                   {"#", "renumbered only"}}};

bool any_row_changed(const Card* card) {
  return card != nullptr &&
         std::ranges::any_of(card->rows, [](const ClauseChange* row) { return !row->unchanged(); });
}

Sign sign_of(const Page& page, const reports::Entry& entry) {
  const ClauseChange& change = *entry.change;
  if (entry.pointer) return change.split() || change.merged() ? key[2] : key[4];
  const auto* card = page.card_of(&change);
  const std::array<bool, key.size()> applies{change.added(),
                                             change.removed(),
                                             change.split() || change.merged(),
                                             change.edited || any_row_changed(card),
                                             change.pairing.moved,
                                             card != nullptr && !card->findings.empty(),
                                             change.typographic,
                                             change.renumbered};
  const auto* const first = std::ranges::find(applies, true);
  return first == applies.end() ? Sign{}
                                : key.at(static_cast<std::size_t>(first - applies.begin()));
}

using reports::Entry;

class Outline {
 public:
  explicit Outline(const Page& page) : page_(page) {
    for (const Entry& entry : page.entries) {
      const bool row = entry.clause->kind == ClauseKind::row && entry.depth > 0;
      if (row) continue;
      entries_.push_back(entry);
      entries_.back().depth = std::min(entry.depth, deepest);
    }
  }

  std::vector<Markup> items() const {
    std::vector<Markup> all;
    for (std::size_t i = 0; i < entries_.size();) {
      const auto end = stretch_end(i);
      all.push_back(end == i ? item(i) : stretch(i, end));
      i = std::max(i + 1, end);
    }
    return all;
  }

 private:
  bool quiet(std::size_t place) const { return page_.card_of(entries_[place].change) == nullptr; }
  bool begins_article(std::size_t place) const {
    return entries_[place].depth == 0 && place + 1 < entries_.size() &&
           entries_[place + 1].depth > 0;
  }

  /// The end of the stretch without change that begins here; it stays within an article.
  std::size_t stretch_end(std::size_t begin) const {
    auto end = begin;
    while (end < entries_.size() && quiet(end) && (end == begin || !begins_article(end)))
      ++end;
    return end;
  }

  Markup stretch(std::size_t begin, std::size_t end) const {
    const bool whole = end == entries_.size() || entries_[end].depth == 0;
    Markup items;
    if (begins_article(begin) && !whole) items += item(begin++);
    Markup inside;
    bool renumbered = false;
    for (auto i = begin; i < end; ++i) {
      inside += item(i);
      renumbered = renumbered || entries_[i].change->renumbered;
    }
    if (entries_.size() < long_outline || end - begin < long_stretch) return items += inside;
    const Clause& first = subject(*entries_[begin].change);
    const auto what = fmt::format("without change{}", renumbered ? " but in number" : "");
    const auto label = begins_article(begin)
                           ? markup("{}: {} {}", first.label(), end - begin - 1, what)
                           : markup("{} {}", end - begin, what);
    return items +=
           markup("<li class=\"same\"><details><summary>{}</summary><ol>{}</ol></details></li>\n",
                  label, inside);
  }

  Markup item(std::size_t place) const {
    const auto& [entry_change, entry_clause, depth, pointer] = entries_[place];
    const ClauseChange& change = *entry_change;
    const Clause& clause = *entry_clause;
    const auto [sign, words] = sign_of(page_, entries_[place]);
    auto title = markup("<bdi>{}</bdi>", title_of(clause));
    if (change.renumbered && !pointer && !change.before()->number.empty())
      title += markup(R"( <span class="quiet">(was {})</span>)", change.before()->number);
    if (pointer)
      title = link(page_.pointer_to(clause), title);
    else if (const auto* card = page_.card_of(&change))
      title = link(card->id, title);
    const bool gone = change.removed() || (pointer && !entries_[place].is_new());
    Markup mark;
    if (!sign.empty())
      mark = markup(R"(<span aria-hidden="true">{}</span><span class="hidden">{}</span>)", sign,
                    words);
    return markup("<li class=\"depth-{}{}{}\"><span>{}</span><span>{}</span><span>{}</span></li>\n",
                  depth, begins_article(place) ? " article" : "", gone ? " gone" : "", mark,
                  clause.number, title);
  }

  const Page& page_;
  std::vector<Entry> entries_{};
};

Markup legend() {
  Markup rows;
  for (const auto& [sign, words] : key)
    rows += markup("<dt>{}</dt><dd>{}</dd>", sign, words);
  return markup(R"(<dl class="key">{}</dl>)", rows);
}

}  // namespace

Markup outline(const Page& page) {
  const auto items = Outline(page).items();
  if (items.empty()) return {};
  const auto list = in_pieces(items, {.begin = markup("<ol>\n"),
                                      .begin_of_rest = markup("<ol class=\"rest\">\n"),
                                      .end = markup("</ol>")});
  return markup(
      R"(<nav class="rail" aria-labelledby="{0} {3}"><details open><summary class="caption" )"
      "id=\"{0}\">Outline of the agreement</summary>{1}{2}</details></nav>\n",
      page.id("outline"), list, legend(), page.id("title"));
}

}  // namespace clauseline::pages
