#pragma once

// Bundles of reviews, what somebody may do to them on the way to an auditor, and a folder with no
// repository in which the auditor looks at them.

#include "office/package.hpp"
#include "reviewed.hpp"
#include "text/digest.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline {

using Parts = std::vector<office::Part>;

inline office::Part& part_named(Parts& parts, std::string_view start) {
  const auto found = std::ranges::find_if(
      parts, [&](const office::Part& one) { return one.name.starts_with(start); });
  BOOST_TEST_REQUIRE((found != parts.end()), start);
  return *found;
}

/// Lists in the index what is there now, as somebody would who knows that it is looked at.
inline void list_again(Parts& parts) {
  auto& index = part_named(parts, "index.json");
  auto all = nlohmann::ordered_json::parse(index.bytes);
  std::map<std::string, std::string> about;
  for (const auto& one : all["files"])
    about[one["file"]] = one["about"];
  all["files"] = nlohmann::ordered_json::array();
  for (const auto& [name, bytes] : parts)
    if (name != "index.json")
      all["files"].push_back({{"file", name},
                              {"about", about.contains(name) ? about[name] : "a decision"},
                              {"bytes", bytes.size()},
                              {"sha256", sha256(bytes)}});
  index.bytes = all.dump(2) + "\n";
}

/// One name of each kind of file that the bundle of a review has, or how it begins.
inline constexpr const char* kinds_of_files[] = {
    "index.html",       "report.json",      "report.html",           "checklist.html",
    "house/policy.xml", "house/roster.xml", "house/allowed_signers", "old/agreements/",
    "new/agreements/",  "reviews/",         "history.bundle"};

/// A change that was approved, and its bundle.
struct Exported : Accepted {
  Variable temporary{"TMPDIR", *this / "tmp"};

  Exported() {
    for (const char* folder : {"tmp", "elsewhere"})
      std::filesystem::create_directories(*this / folder);
    exported("review.zip");
  }

  /// Writes the bundle of what was done last, or of these words.
  std::string exported(const std::string& name, std::vector<std::string> words = {}) const {
    auto file = *this / name;
    words.insert(words.begin(), "export");
    words.insert(words.end(), {"--output", file});
    passes(review(std::move(words)));
    return file;
  }

  Parts parts(const std::string& name = "review.zip") const {
    return office::unpacked(bytes_of(*this / name));
  }

  /// What the auditor is told, who has the bundle and nothing else.
  git::Outcome verified(std::string_view bundle) const {
    write("elsewhere/review.zip", bundle);
    const Inside there(*this / "elsewhere");
    auto outcome = git::run({"clauseline", "verify", "review.zip"}, git::environment());
    BOOST_TEST(std::filesystem::is_empty(*this / "tmp"));
    std::size_t left = 0;
    for (const auto& one : std::filesystem::recursive_directory_iterator(*this / "elsewhere"))
      left += one.is_regular_file() ? 1U : 0U;
    BOOST_TEST(left == 1U);
    return outcome;
  }
  git::Outcome verified(const Parts& bundle) const { return verified(office::packed(bundle)); }
};

/// verify found it to be what it says.
inline void is_identical(const git::Outcome& outcome) {
  BOOST_TEST(outcome.status == 0, outcome.out << outcome.error);
  BOOST_TEST(outcome.out.starts_with("identical: review.zip\n"), outcome.out);
}

/// verify looked at it, and told in what it differs.
inline void differs(const git::Outcome& outcome, std::string_view saying) {
  BOOST_TEST(outcome.status == 1, outcome.out << outcome.error);
  BOOST_TEST(outcome.out.starts_with("different: review.zip"), outcome.out);
  BOOST_TEST(contains(outcome.out, saying), outcome.out << "\nlacks: " << saying);
}

/// verify would not look at it.
inline void is_unusable(const git::Outcome& outcome, std::string_view saying) {
  BOOST_TEST(outcome.status == 2, outcome.out << outcome.error);
  BOOST_TEST(outcome.out.empty(), outcome.out);
  BOOST_TEST(contains(outcome.error, saying), outcome.error << "\nlacks: " << saying);
}

}  // namespace clauseline
