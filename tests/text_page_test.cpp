// Pages for a terminal: what stands in several inks is safe as a whole.

#include "report/text_page.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <vector>

using namespace clauseline;
using reports::Ink;
using reports::Run;
namespace data = boost::unit_test::data;

namespace {

struct Row {
  std::string name;
  std::vector<Run> runs;
  std::string colored;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

const Row rows[] = {
    {"words that nobody obeys", {{"a ::b", Ink::deleted}, {"c"}}, "  \033[31;9ma ::b\033[0mc\n"},
    {"a command in one ink",
     {{"::error ::x", Ink::deleted}},
     "  \033[31;9m\\u{003a}:error ::x\033[0m\n"},
    {"a command in two inks",
     {{":", Ink::deleted}, {":error ::x", Ink::inserted}},
     "  \033[31;9m\\u{003a}\033[0m\033[32;4m:error ::x\033[0m\n"},
    {"a command of old in two inks",
     {{"a#", Ink::deleted}, {"#err", Ink::inserted}, {"or[b]"}},
     "  \033[31;9ma\\u{0023}\033[0m\033[32;4m#err\033[0mor[b]\n"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_page_test)

BOOST_DATA_TEST_CASE(spells_commands_that_stand_in_several_inks, data::make(rows), row) {
  const Report report{.color = true};
  reports::TextPage page(report);
  page.paragraph(row.runs, 2);
  BOOST_TEST(page.finish() == row.colored);
}

BOOST_AUTO_TEST_SUITE_END()
