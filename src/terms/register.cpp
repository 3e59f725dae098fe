#include "terms/register.hpp"

#include "model/quantity.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <utility>

namespace clauseline {
namespace {

EventBounds bounds(const Fact& event) {
  EventBounds known;
  if (const auto day = read_date(event["not-before"])) known.not_before = first_day(*day);
  if (const auto day = read_date(event["not-after"])) known.not_after = last_day(*day);
  if (const auto day = read_date(event["occurred"])) {
    known.not_before = first_day(*day);
    known.not_after = last_day(*day);
  }
  return known;
}

}  // namespace

Register::Register(const Agreement& agreement) {
  for (const Fact& fact : agreement.records) {
    if (fact.name == "territory") {
      const auto held = split(fact["regions"]);
      groups_.insert_or_assign(std::string(fact["id"]), Names(held.begin(), held.end()));
    }
    if (fact.name != "asset" && fact.name != "cloud" && fact.name != "event") continue;
    entries_.insert_or_assign(std::string(fact["id"]),
                              Entry{.label = std::string(fact["label"]),
                                    .operated_by = std::string(fact["operator"]),
                                    .within = split(fact["within"])});
    if (fact.name == "event") events_.insert_or_assign(std::string(fact["id"]), bounds(fact));
  }
  link();
}

void Register::link() {
  for (const auto& [name, entry] : entries_)
    for (const std::string& above : entry.within)
      if (const auto found = entries_.find(above); found != entries_.end() && above != name)
        found->second.holds.push_back(name);
}

bool Register::covers(const Names& names, std::string_view id) const {
  return distance(names, id) >= 0;
}

std::vector<std::vector<std::string_view>> Register::levels(std::string_view id) const {
  std::vector<std::vector<std::string_view>> all{{id}};
  std::set<std::string_view> seen{id};
  while (!all.back().empty()) {
    std::vector<std::string_view> above;
    for (const std::string_view one : all.back())
      if (const auto entry = entries_.find(one); entry != entries_.end())
        for (const std::string_view outer : entry->second.within)
          if (seen.insert(outer).second) above.push_back(outer);  // `within` may go in a circle
    all.push_back(std::move(above));
  }
  all.pop_back();
  return all;
}

int Register::distance(const Names& names, std::string_view id) const {
  if (names.contains(id)) return 0;
  int steps = 0;
  for (const auto& level : levels(id)) {
    if (std::ranges::any_of(level, [&](std::string_view one) { return names.contains(one); }))
      return steps;
    ++steps;
  }
  return -1;
}

std::vector<std::string> Register::children(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() ? std::vector<std::string>() : entry->second.holds;
}

Names Register::below(std::string_view id) const {
  Names all;
  std::vector<std::string> open{std::string(id)};
  while (!open.empty()) {
    auto one = std::move(open.back());
    open.pop_back();
    if (!all.insert(one).second) continue;
    for (auto& child : children(one))
      open.push_back(std::move(child));
  }
  return all;
}

Names Register::leaves(std::string_view id) const {
  Names all = below(id);
  std::erase_if(all, [this](const std::string& one) { return children(one).size() > 1; });
  return all;
}

Names Register::regions(const Names& named) const {
  Names all;
  std::vector<std::string> open(named.begin(), named.end());
  std::set<std::string> seen;
  while (!open.empty()) {
    auto one = std::move(open.back());
    open.pop_back();
    if (!seen.insert(one).second) continue;  // a group may hold itself by mistake
    const auto group = groups_.find(one);
    if (group == groups_.end())
      all.insert(std::move(one));
    else
      open.insert(open.end(), group->second.begin(), group->second.end());
  }
  return all;
}

std::string_view Register::operator_of(std::string_view cloud) const {
  const auto entry = entries_.find(cloud);
  return entry == entries_.end() ? std::string_view() : std::string_view(entry->second.operated_by);
}

std::string Register::label(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() || entry->second.label.empty() ? std::string(id)
                                                                : entry->second.label;
}

bool covers_region(const Names& regions, std::string_view region) {
  if (regions.contains("world") || regions.contains(region)) return true;
  const auto dash = region.find('-');
  return dash == 2 && regions.contains(region.substr(0, dash));
}

}  // namespace clauseline
