#pragma once

#include "payments/share.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline {

/// Whose values are read, and from what the hidden ones may be filled.
struct ShareSource {
  const Term& term;
  const Interpretation& version;
  Given& given;
  std::vector<Problem>& missing;
};

/// Reads the values of a revenue share one by one. A value that the agreement does not show is
/// taken from an assumption, from the term that it is the same as, or from what is reported;
/// else it is told as missing, with its place and the option that gives it.
class ShareReader {
 public:
  explicit ShareReader(const ShareSource& source) : source_(source) {}

  const Fact& fact() const { return *source_.term.fact; }
  const Term& term() const { return source_.term; }

  /// A number in an attribute of a child of the term. A child that is not there hides it too.
  std::optional<Exact> number(const Fact* child, std::string_view attribute,
                              std::string_view field);
  /// The amount of a child, in its currency, else in `currency`.
  std::optional<WrittenAmount> money(const Fact* child, std::string_view field,
                                     const std::string& currency);
  /// A duration longer than nothing; a hidden one may stay so.
  std::optional<Duration> duration(const Fact* child, std::string_view attribute,
                                   std::string_view field);
  /// The start or the end of the term, with what triggers and the life of the agreement add.
  End bound(std::string_view name);

  /// Puts what was supposed and noted into the share.
  void finish(Share& share);

 private:
  /// Where a value would stand.
  struct Hidden {
    const Fact* child = nullptr;
    std::string_view attribute{};
  };

  Assumption* assumed(std::string_view field);
  std::string filled(const Fact* child, std::string_view attribute, std::string_view field);
  std::string same_as(const Fact& rate);
  void suppose(std::string_view field, std::string value, std::string basis, const Hidden& at);
  void miss(std::string_view field, const Fact* child, std::string_view attribute);
  Location place(const Fact* child, std::string_view attribute) const;
  End disclosed(End end, std::string_view name);
  void triggers(std::string_view name, std::vector<End>& bounds);

  ShareSource source_;
  std::vector<Supposed> supposed_{};
  std::vector<std::string> notes_{};
};

}  // namespace clauseline
