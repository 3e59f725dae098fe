// A roster says who is who. Whoever it leaves in doubt is nobody.

#include "policy/read_roster.hpp"
#include "temporary.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
namespace data = boost::unit_test::data;

namespace {

std::string roster_of(std::string_view people) {
  return fmt::format("<roster xmlns=\"urn:clauseline:roster:1\">\n{}\n</roster>\n", people);
}

constexpr auto two_people = R"(<person id="ann" roles="legal compliance">
  <name>Ann Example</name><email>Ann@Example.org</email><email>ann@home.invalid</email>
  <key>SHA256:abc</key>
</person>
<person id="bob"><name>Bob</name><email>bob@example.org</email></person>)";

struct Bad {
  std::string_view people;
  std::string_view place;
  std::string_view says;
  std::string_view way_out;
};
std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.people; }

// clang-format off
constexpr Bad bad[] = {
    {"", "r.xml:1:2: ", "person", ""},
    {R"(<person id="ann"><name>Ann</name></person>)", "r.xml:2:2: ", "nothing but a name tells who ann is", "a name is nobody's own"},
    {R"(<person id="ann"/>)", "r.xml:2:2: ", "person", ""},
    {R"(<person><email>a@b.c</email></person>)", "r.xml:2:2: ", "id", ""},
    {R"(<person id="a"><email>a@b.c</email></person><person id="b"><email>A@b.c</email></person>)", "r.xml:2:", "the e-mail a@b.c already stands in line 2", "one entry"},
    {R"(<person id="a"><key>SHA256:x</key></person><person id="b"><key>SHA256:x</key></person>)", "r.xml:2:", "the key SHA256:x already stands", "one entry"},
    {R"(<person id="a"><email>a@b.c</email></person><person id="a"><email>d@b.c</email></person>)", "r.xml:2:", "the id a already stands", "one entry"},
    {R"(<person id="a" roles="Legal"><email>a@b.c</email></person>)", "r.xml:2:", "Legal", ""},
    {R"(<person id="a" role="legal"><email>a@b.c</email></person>)", "r.xml:2:", "role", ""},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(roster_test)

BOOST_AUTO_TEST_CASE(knows_people_by_e_mail_and_key) {
  const auto roster = read_roster(Source("r.xml", roster_of(two_people)));
  BOOST_TEST_REQUIRE(roster.members.size() == 2U);
  const Member* ann = &roster.members.front();
  BOOST_TEST(roster.holder({.email = "ann@example.ORG"}) == ann);
  BOOST_TEST(roster.holder({.email = "ann@home.invalid"}) == ann);
  BOOST_TEST(roster.holder({.key = "SHA256:abc"}) == ann);
  BOOST_TEST(roster.holder({.name = "Ann Example"}) == nullptr);
  BOOST_TEST(roster.holder({.email = "eve@example.org"}) == nullptr);
  BOOST_TEST(roster.holder({.email = "bob@example.org", .key = "SHA256:abc"}) == nullptr);
  BOOST_TEST(roster.holder({}) == nullptr);
  BOOST_TEST(ann->holds("legal"));
  BOOST_TEST(!ann->holds("finance"));
  BOOST_TEST(!ann->holds(""));
}

BOOST_AUTO_TEST_CASE(takes_two_for_one_where_they_may_be) {
  const auto roster = read_roster(Source("r.xml", roster_of(two_people)));
  const Naming ann{.name = "Ann Example", .email = "ann@example.org"};
  const Naming at_home{.name = "A.", .email = "ann@home.invalid"};
  const Naming like_ann{.name = "ann  example", .email = "other@example.org"};
  const Naming bob{.name = "Ann Example", .email = "bob@example.org"};
  BOOST_TEST(may_be_one(ann, at_home, &roster));
  BOOST_TEST(!may_be_one(ann, at_home, nullptr));
  BOOST_TEST(may_be_one(ann, like_ann, &roster));
  BOOST_TEST(may_be_one(at_home, like_ann, &roster));
  BOOST_TEST(may_be_one(ann, like_ann, nullptr));
  BOOST_TEST(!may_be_one(ann, bob, &roster));  // whom the roster knows by their e-mails
  BOOST_TEST(may_be_one(ann, bob, nullptr));
  BOOST_TEST(!may_be_one({}, {}, &roster));
}

BOOST_DATA_TEST_CASE(refuses_what_leaves_people_in_doubt, data::make(bad), row) {
  const auto told = problem([&] { read_roster(Source("r.xml", roster_of(row.people))); });
  BOOST_TEST(told.starts_with(row.place), told);
  BOOST_TEST(contains(told, row.says), told);
  BOOST_TEST(contains(told, row.way_out), told);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_roster) {
  const auto told = problem([] { read_roster(Source("r.xml", "<people/>")); });
  BOOST_TEST(contains(told, "this is no roster: its root is <people>"), told);
}

BOOST_AUTO_TEST_SUITE_END()
