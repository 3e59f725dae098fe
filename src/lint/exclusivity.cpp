// Lints about what is given to one alone.

#include "lint/bounds.hpp"
#include "lint/packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace clauseline::lint_packs {
namespace {

std::string text_in(const Term& term, std::string_view name) {
  const auto* value = field(term, name);
  return value == nullptr ? std::string() : value->text;
}

const Names* names_in(const Term& term, std::string_view name) {
  const auto* value = field(term, name);
  return value == nullptr ? nullptr : value->get<Names>();
}

const End* end_in(const Term& term, std::string_view name) {
  const auto* value = field(term, name);
  return value == nullptr ? nullptr : value->get<End>();
}

/// A country holds its subdivisions and the world holds all. What a declared group holds is not
/// known, so that it meets only itself and the world for sure.
bool regions_meet(const std::string& a, const std::string& b) {
  const auto holds = [](const std::string& large, const std::string& part) {
    return large == "world" || large == part ||
           (large.size() == 2 && part.starts_with(large + "-"));
  };
  return holds(a, b) || holds(b, a);
}

/// Do two sets meet for sure? One that is not written is everything.
template <class Meet>
bool sets_meet(const Names* a, const Names* b, const Meet& meet) {
  if (a == nullptr || b == nullptr) return true;
  return std::ranges::any_of(*a, [&](const std::string& one) {
    return std::ranges::any_of(*b, [&](const std::string& other) { return meet(one, other); });
  });
}

bool same(const std::string& a, const std::string& b) { return a == b; }

/// Is a grant exclusive without an exception or a condition that might keep it from another?
bool excludes_others(const Term& term) {
  const auto level = text_in(term, "exclusivity");
  if (term.right->name != "grant" || term.status != "active") return false;
  if (level != "exclusive" && level != "sole") return false;
  return std::ranges::none_of(
      std::to_array<std::string_view>({"exclusivity.except", "exclusivity.when",
                                       "exclusivity.unless", "excludes", "when", "unless"}),
      [&](std::string_view name) { return field(term, name) != nullptr; });
}

bool meet_in_time(const Term& a, const Term& b, const Draft& draft) {
  const auto& calendar = draft.version().things.events();
  for (const std::string_view first : {"", "exclusivity."})
    for (const std::string_view second : {"", "exclusivity."}) {
      const Lifetime one{.from = end_in(a, std::string(first) + "from"),
                         .until = end_in(a, std::string(first) + "until")};
      const Lifetime other{.from = end_in(b, std::string(second) + "from"),
                           .until = end_in(b, std::string(second) + "until")};
      if (apart(one, other, calendar)) return false;
    }
  return true;
}

bool collide(const Term& a, const Term& b, const Draft& draft) {
  if (text_in(a, "grantee") == text_in(b, "grantee")) return false;
  for (const std::string_view first : {"territory", "exclusivity.territory"})
    for (const std::string_view second : {"territory", "exclusivity.territory"})
      if (!sets_meet(names_in(a, first), names_in(b, second), regions_meet)) return false;
  for (const std::string_view first : {"field", "exclusivity.field"})
    for (const std::string_view second : {"field", "exclusivity.field"})
      if (!sets_meet(names_in(a, first), names_in(b, second), same)) return false;
  return sets_meet(names_in(a, "uses"), names_in(b, "uses"), same) &&
         text_in(a, "right") == text_in(b, "right") && meet_in_time(a, b, draft);
}

/// The assets over which a grant is exclusive, with all that lies within them.
Names assets_of(const Term& term, const Draft& draft) {
  const auto* own = names_in(term, "exclusivity.assets");
  if (own == nullptr) own = names_in(term, "assets");
  Names all;
  if (own == nullptr) return all;
  for (const std::string& asset : *own)
    all.merge(draft.version().things.below(asset));
  return all;
}

/// Terms that were met before, by an asset that they name.
class Earlier {
 public:
  /// The first of the terms of an asset that fits, or null; the term itself is then one of them.
  template <class Fits>
  const Term* find_and_add(const std::string& asset, const Term& term, const Fits& fits) {
    constexpr std::size_t many = 64;  // terms of one asset; more are not each held against each
    auto& known = by_asset_[asset];
    const auto found = std::ranges::find_if(known, fits);
    const auto* first = found == known.end() ? nullptr : *found;
    if (known.size() < many) known.push_back(&term);
    return first;
  }

 private:
  std::map<std::string, std::vector<const Term*>, std::less<>> by_asset_;
};

void two_exclusive_grants(const Draft& draft, Hits& hits) {
  Earlier earlier;
  for (const Term& term : draft.version().terms) {
    if (!excludes_others(term)) continue;
    const auto fits = [&](const Term* one) { return collide(*one, term, draft); };
    const Term* against = nullptr;
    std::string over;
    for (const std::string& asset : assets_of(term, draft)) {
      const auto* found = earlier.find_and_add(asset, term, fits);
      if (found == nullptr || against != nullptr) continue;
      against = found;
      over = draft.version().things.label(asset);
    }
    if (against != nullptr)
      hits.at(term.at(), fmt::format("{} gives {} to {} alone, and {} gives it to {} alone",
                                     term.id, over, draft.name_of(text_in(term, "grantee")),
                                     against->id, draft.name_of(text_in(*against, "grantee"))));
  }
}

/// "on any cloud", "only on North Cloud".
std::string where_of(const Term& term, const Draft& draft) {
  if (text_in(term, "mode") == "any") return "on any cloud";
  std::string labels;
  if (const auto* clouds = names_in(term, "clouds"))
    for (const std::string& cloud : *clouds)
      labels += (labels.empty() ? "" : " and ") + draft.version().things.label(cloud);
  return "only on " + labels;
}

bool binds(const Term& term) {
  return term.right->name == "hosting" && term.status == "active" &&
         std::ranges::none_of(std::to_array<std::string_view>({"except", "when", "unless"}),
                              [&](std::string_view name) { return field(term, name) != nullptr; });
}

std::string both_told(const Term& term, const Term& earlier, const std::string& asset,
                      const Draft& draft) {
  return fmt::format("{} lets {} be served {}, and {} {}", term.id,
                     draft.version().things.label(asset), where_of(term, draft), earlier.id,
                     where_of(earlier, draft));
}

/// Tells of hosting terms that disagree on an asset which both name, at the same time.
template <class Disagree>
void disagreeing(const Draft& draft, const Disagree& disagree, Hits& hits) {
  Earlier earlier;
  for (const Term& term : draft.version().terms) {
    const auto* assets = binds(term) ? names_in(term, "assets") : nullptr;
    if (assets == nullptr) continue;
    const auto fits = [&](const Term* one) {
      return text_in(*one, "owner") == text_in(term, "owner") && disagree(term, *one) &&
             meet_in_time(*one, term, draft);
    };
    for (const std::string& asset : *assets)
      if (const auto* other = earlier.find_and_add(asset, term, fits))
        hits.at(term.at(), both_told(term, *other, asset, draft));
  }
}

bool on_other_clouds(const Term& term, const Term& earlier) {
  return text_in(term, "mode") == "only" && text_in(earlier, "mode") == "only" &&
         !sets_meet(names_in(term, "clouds"), names_in(earlier, "clouds"), same);
}

bool bound_and_free(const Term& term, const Term& earlier) {
  const auto mode = text_in(term, "mode");
  const auto before = text_in(earlier, "mode");
  return (mode == "only" && before == "any") || (mode == "any" && before == "only");
}

void two_exclusive(const Draft& draft, Hits& hits) {
  two_exclusive_grants(draft, hits);
  disagreeing(draft, on_other_clouds, hits);
}

void exclusive_and_free(const Draft& draft, Hits& hits) {
  disagreeing(draft, bound_and_free, hits);
}

/// An exclusive licence, and what lies within its assets.
struct Exclusive {
  const Term* grant = nullptr;
  Names assets{};

  bool covers(const Names* over) const {
    return over == nullptr || std::ranges::any_of(*over, [this](const std::string& one) {
             return assets.contains(one);
           });
  }
};

/// Who promises somebody the best terms cannot give them where one licensee alone may be served.
void most_favoured_conflict(const Draft& draft, Hits& hits) {
  std::unordered_map<std::string, std::vector<Exclusive>> by_grantor;
  for (const Term& term : draft.version().terms)
    if (excludes_others(term))
      by_grantor[text_in(term, "grantor")].push_back(
          {.grant = &term, .assets = assets_of(term, draft)});
  for (const Term& term : draft.version().terms) {
    const bool promise =
        term.right->name == "covenant" && term.active() && text_in(term, "kind") == "most-favoured";
    const auto grants = promise ? by_grantor.find(text_in(term, "by")) : by_grantor.end();
    if (grants == by_grantor.end()) continue;
    const auto* over = names_in(term, "over");
    const auto found = std::ranges::find_if(grants->second,
                                            [&](const Exclusive& one) { return one.covers(over); });
    if (found != grants->second.end())
      hits.at(term.at(),
              fmt::format("{} promises {} the best terms, and {} is an exclusive licence of the "
                          "same assets",
                          term.id, draft.name_of(text_in(term, "for")), found->grant->id));
  }
}

constexpr Lint rows[] = {
    {
        .code = "LN031",
        .slug = "two-exclusive-grants",
        .severity = Severity::critical,
        .title = "The same is given to two, to each alone",
        .why = "One of the two promises is broken from the first day on.",
        .remedy = "keep the assets, territories, fields or times of the two apart, or make one of "
                  "them non-exclusive",
        .example = "exclusive to A and to B, both in the US",
        .whole = two_exclusive,
        .whole_only = true,
    },
    {
        .code = "LN032",
        .slug = "exclusive-and-free",
        .severity = Severity::high,
        .title = "An asset is bound to one cloud and free for all at once",
        .why = "Each side will read the clause that suits it.",
        .remedy = "say which of the two goes first, with an exception in the other",
        .example = "3.2: only on Azure; 3.4: on any cloud",
        .whole = exclusive_and_free,
        .whole_only = true,
    },
    {
        .code = "LN059",
        .slug = "most-favoured-conflict",
        .severity = Severity::medium,
        .title = "The best terms are promised where there is nobody to compare with",
        .why = "Beside an exclusive licence of the same assets the promise is empty, or breaks it.",
        .remedy =
            "take the licensed assets out of the promise, or the promise out of the agreement",
        .example = "most-favoured over the assets that one licensee has alone",
        .whole = most_favoured_conflict,
        .whole_only = true,
    },
};

}  // namespace

std::span<const Lint> exclusivity() { return rows; }

}  // namespace clauseline::lint_packs
