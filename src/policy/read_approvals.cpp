#include "policy/read_approvals.hpp"

#include "policy/amount.hpp"
#include "policy/names.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

namespace clauseline {
namespace {

/// A number that the schema has looked at.
template <class Number>
Number number_in(std::string_view text, Number otherwise) {
  std::from_chars(text.data(), text.data() + text.size(), otherwise);
  return otherwise;
}

class ApprovalLines {
 public:
  ApprovalLines(ApprovalRules& into, Blame& blame) : into_(into), blame_(blame) {}

  void read(const xml::Node& node) {
    const auto name = node.local_name();
    if (name == "require") return read_require(node);
    if (name != "waiver" && name != "segregation" && name != "approvals") return;
    if (!seen_.insert(std::string(name)).second)
      blame_.at(node.at(), fmt::format("<{}> is said twice", name), "keep one of them");
    if (name == "waiver") read_waiver(node);
    if (name == "approvals") into_.bind_blobs = node["bind"] == "blobs";
    if (name != "segregation") return;
    into_.segregation = {.author_may_approve = node["author-may-approve"] == "yes",
                         .committer_may_approve = node["committer-may-approve"] == "yes",
                         .same_person_two_roles = node["same-person-two-roles"] == "yes"};
  }

  /// What one line says can be at odds with another, which may stand above it or below.
  void check() {
    for (const Requires& line : into_.required)
      if (!into_.segregation.same_person_two_roles && line.distinct < line.roles.size())
        blame_.at(line.at,
                  fmt::format("{} roles need {} people, and the line asks for {}",
                              line.roles.size(), line.roles.size(), line.distinct),
                  "write more in distinct, or let one person decide in two roles: "
                  "<segregation same-person-two-roles=\"yes\"/>");
  }

 private:
  void read_require(const xml::Node& node) {
    Requires line{.severity = severity_named(node["severity"]).value_or(Severity::info),
                  .party = std::string(node["party"]),
                  .agreement = collapse(node["agreement"]),
                  .roles = roles(node),
                  .is_signed = node["signed"] == "yes",
                  .waivable = node["waivable"] != "no",
                  .at = node.at()};
    if (node.has("over")) line.over = amount_in(node, "over", blame_);
    const auto each = into_.segregation.same_person_two_roles || line.roles.empty()
                          ? 1U
                          : static_cast<unsigned>(line.roles.size());
    line.distinct = number_in(node["distinct"], each);
    for (const std::string& word : split(node["family"])) {
      if (const auto family = family_named(word))
        line.families.push_back(*family);
      else
        blame_.unknown(node.at("family"), {.what = "there is no family", .word = word},
                       family_names());
    }
    if (node["waivable"] == "yes" &&
        std::ranges::find(line.families, Family::integrity) != line.families.end())
      blame_.at(node.at("waivable"), "findings of the family integrity cannot be waived",
                "take the attribute out");
    into_.required.push_back(std::move(line));
  }

  void read_waiver(const xml::Node& node) {
    const WaiverRule otherwise;
    const auto needs = split(node["needs"]);
    into_.waiver = {
        .max_days = number_in(node["max-days"], otherwise.max_days),
        .needs_ticket = std::ranges::find(needs, "ticket") != needs.end(),
        .roles = roles(node),
        .max_severity = severity_named(node["max-severity"]).value_or(otherwise.max_severity)};
  }

  /// The same role twice would ask for two people in it, which `distinct` says better.
  std::vector<std::string> roles(const xml::Node& node) {
    auto all = split(node["roles"]);
    auto sorted = all;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end())
      blame_.at(node.at("roles"), "a role is named twice",
                "name it once; distinct=\"2\" asks for two people");
    return all;
  }

  ApprovalRules& into_;
  Blame& blame_;
  std::set<std::string> seen_{};
};

}  // namespace

void read_approvals(const xml::Node& policy, ApprovalRules& into, Blame& blame) {
  ApprovalLines lines(into, blame);
  for (const auto node : policy.elements())
    if (node.local_name() != "require") lines.read(node);
  for (const auto node : policy.elements())
    if (node.local_name() == "require") lines.read(node);
  lines.check();
}

}  // namespace clauseline
