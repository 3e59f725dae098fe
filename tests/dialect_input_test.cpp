// Dialect files that contradict themselves, and documents that their dialect does not fit.

#include "model/dialect.hpp"
#include "model/read.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/ranges.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

struct Bad {
  std::string_view bytes;
  std::string_view place;
  std::string_view says;
  std::string_view way_out;

  friend std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.bytes; }
};

/// What a dialect file is refused with.
std::string refusal(const std::string& bytes) {
  try {
    read_dialect(Source("house.xml", bytes));
  } catch (const Error& error) {
    return told(error.problems().front());
  }
  return "accepted";
}

constexpr std::string_view head =
    R"(<dialect xmlns="urn:clauseline:dialect:1" xmlns:o="urn:o" name="x" about="x" )";

// clang-format off
constexpr Bad roots[] = {
    {"roots=\"a b a\">\n<clause element=\"c\" kind=\"clause\"/>", "house.xml:1:", "the root a is given twice", "name it once"},
    {"roots=\"a\" roots=\"b\">\n<clause element=\"c\" kind=\"clause\"/>", "house.xml:1:", "roots", ""},
    {"roots=\"\">\n<clause element=\"c\" kind=\"clause\"/>", "house.xml:1:", "roots", ""},
    {">\n<clause element=\"c\" kind=\"clause\"/>", "house.xml:1:", "roots", ""},
    {"roots=\"a\">\n<text element=\"c\"/>", "house.xml:1:", "the dialect names no clause", "<clause element"},
    {"roots=\"a\">\n", "house.xml:1:", "dialect", ""},
    {"roots=\"a\" schema=\"agreement-1.xsd\">\n<clause element=\"c\" kind=\"clause\"/>", "house.xml:1:", "carries no schema agreement-1.xsd", "leave it out"},
    {"roots=\"a\">\n<clause element=\"c\" kind=\"clause\"/>\n<heading element=\"b a\"/>", "house.xml:3:", "the root a is read as heading", "within"},
    {"roots=\"a\">\n<clause element=\"c\" kind=\"clause\"/>\n<number element=\"a\"/>", "house.xml:3:", "the root a is read as number", "within"},
    {"roots=\"a\">\n<clause element=\"c\" kind=\"clause\"/>\n<ignore element=\"a\"/>", "house.xml:3:", "the root a is read as ignore", "within"},
    {"roots=\"a\">\n<clause element=\"q:c\" kind=\"clause\"/>", "house.xml:2:", "the prefix q is not declared", "xmlns:q="},
    {"roots=\"a\">\n<clause element=\"c\" within=\"q:a\" kind=\"clause\"/>", "house.xml:2:", "the prefix q is not declared", "xmlns:q="},
    {"roots=\"a\">\n<clause element=\"c c\" kind=\"clause\"/>", "house.xml:2:", "two rules place the element c", "within="},
    {"roots=\"a\">\n<clause element=\"c\" kind=\"clause\"/>\n<text element=\"t\" where=\"k=1\"/><note element=\"t\" where=\"k=1\"/>", "house.xml:3:", "two rules place the element t", "where="},
    {"roots=\"a\">\n<clause element=\"o:c\" kind=\"clause\"/>\n<text element=\"o:c\"/>", "house.xml:3:", "two rules place the element o:c", "within="},
    {"roots=\"a\">\n<clause element=\"c\" where=\"class\" kind=\"clause\"/>", "house.xml:2:", "where", ""},
    {"roots=\"a\">\n<clause element=\" \" kind=\"clause\"/>", "house.xml:2:", "element", ""},
    {"roots=\"a\">\n<clause element=\"c\" kind=\"clause\"/>\n<mark element=\"w\" kind=\"party\" signs=\"no\"/>", "house.xml:3:", "signs", ""},
};

constexpr Bad files[] = {
    {"<agreement xmlns=\"urn:clauseline:agreement:1\"/>", "house.xml:1:2", "this is no dialect file: its root is <agreement>", "<dialect xmlns=\"urn:clauseline:dialect:1\""},
    {R"(<dialect name="x" about="x" roots="a"/>)", "house.xml:1:2", "this is no dialect file: its root is <dialect>", "<dialect xmlns=\"urn:clauseline:dialect:1\""},
    {"name: x", "house.xml:1:1", "", ""},
    {"", "house.xml", "", ""},
};
// clang-format on

/// Taken, though it says something odd: nothing in it contradicts the rest.
constexpr std::string_view taken[] = {
    R"(<text element="t" within="nowhere"/>)",
    R"(<clause element="a" kind="clause"/>)",
    R"(<heading element="a" within="c"/>)",
    R"(<clause element="o:c" kind="clause"/>)",
    R"(<text element="t" where="k=1"/><note element="t" where="k=2"/><break element="t"/>)",
};

struct Document {
  std::string_view bytes;
  std::string_view says;  // its remarks

  friend std::ostream& operator<<(std::ostream& out, const Document& row) {
    return out << row.bytes;
  }
};

// clang-format off
constexpr Document odd[] = {
    {"<a><c>x</c><Statute><c>y</c></Statute></a>",
     "the dialect x has no place for the element Statute; its text was read as words; it is a root of "
     "the dialect canada, so two formats may be mixed here"},
    {"<a><c>x</c><agreement xmlns='urn:clauseline:agreement:1'/></a>",
     "the dialect x has no place for the element agreement; its text was read as words; it is a root of "
     "the dialect native, so two formats may be mixed here"},
    // the same name in no namespace is nobody's root
    {"<a><c>x</c><agreement/></a>",
     "the dialect x has no place for the element agreement; its text was read as words"},
    {"<a><m>words</m></a>", "the dialect x reads no words of this document, though it has some"},
    {"<a><m/></a>", ""},
    {"<a/>", ""},
    {"<c>x</c>", ""},
};
// clang-format on

Dialect small() {
  return read_dialect(
      Source("x.xml", fmt::format("{}roots=\"a\"><clause element=\"c\" kind=\"clause\"/>"
                                  "<ignore element=\"m\"/></dialect>",
                                  head)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dialect_input_test)

BOOST_DATA_TEST_CASE(is_refused_where_it_contradicts_itself, data::make(roots), row) {
  const auto said = refusal(fmt::format("{}{}</dialect>", head, row.bytes));
  BOOST_TEST(said.starts_with(row.place), said);
  BOOST_TEST(said.find(row.says) != std::string::npos, said);
  BOOST_TEST(said.find(row.way_out) != std::string::npos, said);
}

BOOST_DATA_TEST_CASE(is_refused_where_it_is_none, data::make(files), row) {
  const auto said = refusal(std::string(row.bytes));
  BOOST_TEST(said.starts_with(row.place), said);
  BOOST_TEST(said.find(row.says) != std::string::npos, said);
  BOOST_TEST(said.find(row.way_out) != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(is_refused_where_it_is_deep_or_huge) {
  std::string deep(head);
  deep += "roots=\"a\">";
  std::string rules = deep;
  for (int i = 0; i < 100000; ++i) {
    deep += "<note>";
    rules += R"(<note element="a" where="k=1"/>)";
  }
  BOOST_TEST(refusal(deep).find("256") != std::string::npos, refusal(deep));
  BOOST_TEST(refusal(rules).find("larger than a dialect may be") != std::string::npos);
}

BOOST_DATA_TEST_CASE(may_say_what_is_odd, data::make(taken), lines) {
  BOOST_TEST(refusal(fmt::format(R"({}roots="a"><clause element="c" kind="clause"/>{}</dialect>)",
                                 head, lines)) == "accepted");
}

BOOST_DATA_TEST_CASE(is_told_where_it_does_not_fit_a_document, data::make(odd), row) {
  const auto dialect = small();
  const auto agreement = read_agreement(Source("d.xml", std::string(row.bytes)), &dialect);
  BOOST_TEST(fmt::format("{}", fmt::join(agreement.remarks, "\n")) == row.says);
}

BOOST_AUTO_TEST_CASE(that_fits_nothing_in_a_document_ends_the_command) {
  const auto dialect = small();
  std::string said;
  try {
    read_agreement(Source("d.xml", "<lease>\n<p>Rent</p></lease>"), &dialect);
  } catch (const Error& error) {
    said = told(error.problems().front());
  }
  BOOST_TEST(
      said.starts_with("d.xml:1:2: error: the dialect x finds no clause here, and <lease> is "
                       "none of its roots"),
      said);
  BOOST_TEST(said.find("clauseline dialect check") != std::string::npos, said);
}

BOOST_AUTO_TEST_SUITE_END()
