#pragma once

#include "model/agreement.hpp"
#include "terms/end.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

using Names = std::set<std::string, std::less<>>;

/// The things that typed terms talk about: assets and clouds, ordered by `within`, who
/// operates a cloud, and what is known of events.
class Register {
 public:
  Register() = default;
  explicit Register(const Agreement& agreement);

  /// Is `id`, or something that it lies within, among `names`?
  bool covers(const Names& names, std::string_view id) const;
  /// The ids that lie directly within this one.
  std::vector<std::string> children(std::string_view id) const;
  /// This id and everything within it.
  Names below(std::string_view id) const;
  /// Those of them that do not fall into parts: the points that a right may be about. What has one
  /// part only is more than that. Empty where `within` only goes in a circle.
  Names leaves(std::string_view id) const;
  /// This id; what it lies directly within; what that lies within; and so on, each id once.
  std::vector<std::vector<std::string_view>> levels(std::string_view id) const;
  /// How far above `id` the nearest of `names` stands: 0 for itself, -1 if none covers it.
  int distance(const Names& names, std::string_view id) const;

  /// The party that operates a cloud, or empty.
  std::string_view operator_of(std::string_view cloud) const;
  /// How people call an asset, a cloud or an event; the id if the register has no label.
  std::string label(std::string_view id) const;
  const EventCalendar& events() const { return events_; }
  /// The regions with what each declared group holds in its place; a group that nothing declares
  /// stays as it is.
  Names regions(const Names& named) const;

 private:
  void link();

  struct Entry {
    std::string label;
    std::string operated_by;
    std::vector<std::string> within;
    std::vector<std::string> holds{};  // the reverse of `within`
  };

  std::map<std::string, Entry, std::less<>> entries_;
  EventCalendar events_;
  std::map<std::string, Names, std::less<>> groups_;  // what each declared group holds
};

/// Does a list of regions hold another region? World holds all, a country its parts (ISO 3166);
/// a group that nothing declares (x-...) holds only itself.
bool covers_region(const Names& regions, std::string_view region);

}  // namespace clauseline
