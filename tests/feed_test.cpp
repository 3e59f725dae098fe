// That the rules of feeds which formats are held to by the tests find what is wrong with a feed.
// The law over all formats holds what the program writes to them.

#include "feed.hpp"

#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using clauseline::tests::broken_musts;
namespace data = boost::unit_test::data;

namespace {

/// One change of a feed, and what it breaks; empty: nothing.
struct Row {
  std::string_view from;
  std::string_view to;
  std::string_view breaks;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.to; }
};

const std::string feed = R"(<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:a:1</id><title>A</title><updated>2026-04-27T12:00:00Z</updated><author><name>B</name></author>
  <link rel="self" href="http://a.invalid/"/>
  <entry><id>urn:a:2</id><title type="html">&lt;b&gt;C</title><updated>2026-04-27T12:00:00.5+02:00</updated>
    <category term="d"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p/></div></content></entry>
  <entry><id>urn:a:3</id><title>E</title><updated>2026-04-27T12:00:00Z</updated>
    <link href="http://a.invalid/3"/></entry>
</feed>)";

constexpr Row rows[] = {
    {"feed xmlns=\"http://www.w3.org/2005/Atom\"", "feed xmlns=\"urn:b\"", "2: "},
    {"<id>urn:a:1</id>", "", "4.1: has not one id"},
    {"<id>urn:a:2</id>", "<id>urn:a:2</id><id>urn:a:4</id>", "4.1: has not one id"},
    {"urn:a:2", "a/2", "4.2.6: its id is no IRI"},
    {"urn:a:2", "urn:a: 2", "4.2.6: its id is no IRI"},
    {"urn:a:3", "urn:a:2", "4.2.6: another entry has its id"},
    {"<title>A</title>", "", "4.1: has not one title"},
    {"<title>A</title>", "<title type=\"b\">A</title>", "3.1.1: there is no type b"},
    {"<title>A</title>", "<title><b>A</b></title>", "3.1.1: there is markup in text"},
    {"&lt;b&gt;C", "<b>C</b>", "3.1.1: there is markup in html"},
    {"<updated>2026-04-27T12:00:00Z</updated><author>", "<author>", "4.1: has not one updated"},
    {"12:00:00.5+02:00", "12:00:00", "3.3: "},
    {"12:00:00.5+02:00", "24:00:00Z", "3.3: "},
    {"2026-04-27T12:00:00.5", "2026-13-27T12:00:00", "3.3: "},
    {"<author><name>B</name></author>", "", "4.1.2: nobody wrote it"},
    {"<author><name>B</name></author>", "<author/>", "3.2.1: "},
    {" href=\"http://a.invalid/\"", "", "4.2.7.1: "},
    {"<link href=\"http://a.invalid/3\"/>", "", "4.1.2: has neither content nor"},
    {"<link href=\"http://a.invalid/3\"/>",
     "<link href=\"http://a.invalid/3\"/><link rel=\"alternate\" href=\"http://a.invalid/4\"/>",
     "4.1: two alternate links"},
    {"<div xmlns", "<span xmlns=\"\"/><div xmlns", "3.1.1.3: "},
    {"type=\"xhtml\"", "type=\"b\"", "4.1.3.1: "},
    {"type=\"xhtml\"", "type=\"application/xml\"", ""},
    {"<category term=\"d\"/>", "<category/>", "4.2.2.1: "},
    {"<category term=\"d\"/>", "<b xmlns=\"urn:b\"/>", ""},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_test)

BOOST_DATA_TEST_CASE(finds_what_a_feed_breaks, data::make(rows), row) {
  auto changed = feed;
  const auto at = changed.find(row.from);
  BOOST_TEST_REQUIRE(at != std::string::npos);
  changed.replace(at, row.from.size(), row.to);
  std::string all;
  for (const auto& one : broken_musts(changed))
    all += one + "\n";
  BOOST_TEST((row.breaks.empty() ? all.empty() : all.find(row.breaks) != std::string::npos), all);
}

BOOST_AUTO_TEST_CASE(lets_a_sound_feed_pass) {
  BOOST_TEST(broken_musts(feed).empty());
  const auto ours = read_file(CLAUSELINE_ROOT "/reports/microsoft-openai/audit.atom");
  for (const auto& one : broken_musts(std::string(ours.bytes())))
    BOOST_ERROR(one);
}

BOOST_AUTO_TEST_SUITE_END()
