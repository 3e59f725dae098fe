#pragma once

// What verify says of a report, and reports that somebody changed.

#include "histories.hpp"
#include "office/package.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::tests {

/// A repository of which reports are made and verified.
struct ReportingArchive : Archive {
  /// A report in a file of this place.
  std::string report(std::vector<std::string> words, const std::string& format = "json") const {
    const auto file = *this / ("report." + format);
    words.insert(words.end(), {"--format", fmt::format("{}={}", format, file)});
    const auto outcome = run(std::move(words));
    BOOST_TEST_REQUIRE(outcome.status < 2, outcome.error);
    return file;
  }
  git::Outcome verify(const std::string& file, const std::string& where = "house") const {
    return run({"verify", file}, where);
  }
};

inline void is_identical(const git::Outcome& outcome) {
  BOOST_TEST(outcome.status == 0, outcome.error);
  BOOST_TEST(outcome.out.starts_with("identical: "), outcome.out);
}

inline void differs(const git::Outcome& outcome, std::string_view says) {
  BOOST_TEST(outcome.status == 1, outcome.error);
  BOOST_TEST(outcome.out.starts_with("different: "), outcome.out);
  BOOST_TEST(contains(outcome.out, says), outcome.out);
}

inline void is_refused(const git::Outcome& outcome, std::string_view says) {
  BOOST_TEST(outcome.status == 2, outcome.out);
  BOOST_TEST(outcome.out.empty());
  BOOST_TEST(contains(outcome.error, says), outcome.error);
}

/// The report with some words changed for others, where they stand first.
inline std::string changed(const std::string& file, std::string_view from, std::string_view to) {
  auto bytes = std::string(read_file(file).bytes());
  if (bytes.starts_with("PK")) {
    auto parts = office::unpacked(bytes);
    const auto holder = std::ranges::find_if(
        parts, [&](const office::Part& part) { return contains(part.bytes, from); });
    BOOST_TEST_REQUIRE((holder != parts.end()), from);
    holder->bytes.replace(holder->bytes.find(from), from.size(), to);
    bytes = office::packed(parts);
  } else {
    const auto at = bytes.find(from);
    BOOST_TEST_REQUIRE((at != std::string::npos), from);
    bytes.replace(at, from.size(), to);
  }
  write_file(file, bytes);
  return file;
}

}  // namespace clauseline::tests
