// What holds of every policy, tried on every case that the project has.

#include "audit_text.hpp"
#include "diff/change.hpp"
#include "model/read.hpp"
#include "policy/policy.hpp"
#include "review/fingerprint.hpp"
#include "terms/term.hpp"
#include "text/error.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace clauseline;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return tests::in_frame(bytes.str());
}

/// Two versions that were compared; stays where it is.
struct Compared {
  Agreement before;
  Agreement after;
  Interpretation old_version{interpret(before)};
  Interpretation new_version{interpret(after)};
  Comparison comparison{compare(old_version, new_version)};

  explicit Compared(const fs::path& folder)
      : before(read_agreement(Source("before.xml", read(folder / "before.xml")))),
        after(read_agreement(Source("after.xml", read(folder / "after.xml")))) {}
  Compared(const Compared&) = delete;
  Compared& operator=(const Compared&) = delete;
  ~Compared() = default;
};

/// Every case that can be read, compared once for all laws.
const std::map<std::string, std::unique_ptr<const Compared>>& all_cases() {
  static const auto all = [] {
    std::map<std::string, std::unique_ptr<const Compared>> read_ones;
    for (const auto* suite : {"cases", "tricky"})
      for (const auto& entry : fs::directory_iterator(fs::path(CLAUSELINE_ROOT "/tests") / suite)) {
        if (!fs::exists(entry.path() / "after.xml")) continue;
        try {
          read_ones.emplace(entry.path().filename().string(),
                            std::make_unique<const Compared>(entry.path()));
        } catch (const Error&) {
          continue;  // a case of what is refused
        }
      }
    return read_ones;
  }();
  BOOST_TEST_REQUIRE(all.size() > 300U);
  return all;
}

void for_each_case(const std::function<void(const Compared&, const std::string&)>& look) {
  for (const auto& [name, both] : all_cases())
    look(*both, name);
}

Policy policy(const std::string& lines) {
  return read_policy(
      Source("p.xml", R"(<policy xmlns="urn:clauseline:policy:1">)" + lines + "</policy>"));
}

std::multiset<std::string> fingerprints(const std::vector<Finding>& findings) {
  std::multiset<std::string> all;
  for (const Finding& finding : findings)
    all.insert(fingerprint(finding, "frame"));
  return all;
}

constexpr const char* families[] = {"exclusivity", "revenue-share", "cloud-rights", "licence",
                                    "term",        "condition",     "payment",      "liability",
                                    "governance",  "structure",     "integrity"};

std::string every_family(const std::string& weight) {
  std::string lines;
  for (const auto* family : families)
    if (weight != "off" || std::string(family) != "integrity")
      lines += fmt::format(R"(<severity family="{}" is="{}">why</severity>)", family, weight);
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_law_test)

std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& one : findings)
    text += fmt::format("{} {} {} {} {} {}\n", one.rule->code, to_text(one.severity), one.message,
                        one.modifier, one.depends, one.folded_under);
  return text;
}

BOOST_AUTO_TEST_CASE(changes_nothing_without_a_line) {
  const Policy none = policy("");
  for_each_case([&](const Compared& both, const std::string& name) {
    BOOST_TEST(told(judge(both.comparison)) == told(judge(both.comparison, house_of(none))), name);
  });
}

BOOST_AUTO_TEST_CASE(finds_the_same_whatever_it_weighs) {
  for (const auto* weight : {"info", "low", "medium", "high", "critical"}) {
    const Policy house = policy(every_family(weight));
    for_each_case([&](const Compared& both, const std::string& name) {
      const auto findings = judge(both.comparison, house_of(house));
      BOOST_TEST((fingerprints(findings) == fingerprints(judge(both.comparison))), name);
      for (const Finding& finding : findings)
        BOOST_TEST(to_text(finding.severity) == weight, name);
    });
  }
}

BOOST_AUTO_TEST_CASE(gives_a_reason_for_every_other_weight) {
  const Policy house = policy(every_family("medium"));
  for_each_case([&](const Compared& both, const std::string& name) {
    const auto shipped = judge(both.comparison);
    for (const Finding& finding : judge(both.comparison, house_of(house))) {
      const auto same = std::ranges::find_if(shipped, [&](const Finding& one) {
        return fingerprint(one, "") == fingerprint(finding, "") && one.severity == finding.severity;
      });
      const bool told = finding.modifier.ends_with("by the policy: why");
      BOOST_TEST(told == (same == shipped.end()), name << ": " << finding.modifier);
    }
  });
}

BOOST_AUTO_TEST_CASE(leaves_integrity_alone_where_all_else_is_off) {
  const Policy house = policy(every_family("off"));
  for_each_case([&](const Compared& both, const std::string& name) {
    auto left = judge(both.comparison);
    std::erase_if(left, [](const Finding& one) { return one.family != Family::integrity; });
    BOOST_TEST((fingerprints(judge(both.comparison, house_of(house))) == fingerprints(left)), name);
  });
}

BOOST_AUTO_TEST_CASE(folds_only_under_what_is_told) {
  const Policy house = policy(R"(<severity family="licence" is="off">why</severity>)"
                              R"(<severity family="structure" is="critical">why</severity>)");
  for_each_case([&](const Compared& both, const std::string& name) {
    const auto findings = judge(both.comparison, house_of(house));
    for (std::size_t i = 0; i < findings.size(); ++i) {
      const int under = findings[i].folded_under;
      BOOST_TEST(under < static_cast<int>(findings.size()), name);
      BOOST_TEST(under != static_cast<int>(i), name);
    }
    BOOST_TEST(std::ranges::is_sorted(findings, std::greater{}, &Finding::severity), name);
  });
}

/// A rule of the house that waits for what a shipped rule waits for says the same of it.
BOOST_AUTO_TEST_CASE(judges_by_an_own_rule_as_by_a_shipped_one) {
  const Policy house =
      policy(R"(<rule code="HOUSE-007" slug="house-rate-lowered" family="revenue-share" )"
             R"(severity="critical" title="t" direction="payer + payee -"><says>{payer} paid )"
             "{payee} {old} of the base; it now pays {new}.</says><why>w</why>"
             R"(<on right="revenue-share" field="rate" moves="lowered"/></rule>)");
  unsigned seen = 0;
  for_each_case([&](const Compared& both, const std::string& name) {
    const auto findings = judge(both.comparison, house_of(house));
    for (const Finding& finding : findings) {
      if (finding.rule->code != "HOUSE-007") continue;
      ++seen;
      const auto shipped = std::ranges::find_if(findings, [&](const Finding& one) {
        return one.rule->code == "RS007" && one.change.new_term == finding.change.new_term;
      });
      BOOST_TEST_REQUIRE((shipped != findings.end()), name);
      BOOST_TEST(shipped->message == finding.message);
      BOOST_TEST((shipped->direction == finding.direction), name);
    }
  });
  BOOST_TEST(seen > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
