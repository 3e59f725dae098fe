// The tables of rights and the schema of agreements say the same thing twice, because the one
// is read by this program and the other by every editor. Here they are held against each other.

#include "terms/tables.hpp"

#include "schema_shape.hpp"
#include "text/split.hpp"

#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(tables_test)

using Names = tests::Words;
using tests::schema;
using tests::Shape;

/// What typed terms have besides their fields, and why it is none.
const std::map<std::string, std::string_view, std::less<>> no_fields = {
    {"id", "who the term is"},
    {"status", "whether it is in force; Term::status"},
    {"was", "who it was; Term::was"},
    {"src", "where it is known from"},
    {"rate.reported", "hearsay, which is never compared"},
    {"rate.reported-src", "where the hearsay is from"},
    {"cap.reported", "hearsay"},
    {"cap.reported-currency", "hearsay"},
    {"cap.reported-src", "hearsay"},
    {"minimum.reported", "hearsay"},
    {"minimum.reported-currency", "hearsay"},
    {"minimum.reported-src", "hearsay"},
    {"tier.currency", "part of the tiers, which are one value"},
    {"tier.percent", "part of the tiers"},
    {"tier.applies", "part of the tiers"},
    {"exclusivity.independent-of", "an event that does not matter is told of the grant"},
};

/// Where a field is written: "until", "cap.per", "rate.percent".
std::string written_at(const Field& field) {
  const bool child =
      field.type == Type::end || field.type == Type::condition || field.type == Type::parts;
  if (child) return std::string(field.name);
  if (field.type == Type::tiers) return "tier.over";
  const auto attribute = field.attribute.empty() ? field.name : field.attribute;
  if (field.element.empty()) return std::string(attribute);
  return fmt::format("{}.{}", field.element, attribute);
}

/// What the schema lets a term say, in the same form. Units go with the field they belong to.
Names writable(const Right& right) {
  Names places;
  const Shape shape = schema().element(right.name);
  for (const auto& [name, attribute] : shape.attributes)
    places.insert(name);
  for (const auto& [child, inner] : shape.children) {
    if (inner.attributes.empty() && inner.children.empty()) places.insert(child);
    for (const auto& [name, attribute] : inner.attributes)
      places.insert(fmt::format("{}.{}", child, name));
    for (const auto& [name, deeper] : inner.children)
      places.insert(fmt::format("{}.{}", child, name));
  }
  return places;
}

Names units(const Right& right) {
  Names places;
  for (const Field& field : right.fields)
    for (const std::string& unit : split(field.unit))
      places.insert(field.element.empty() ? unit : fmt::format("{}.{}", field.element, unit));
  return places;
}

std::vector<const Right*> typed_terms() {
  std::vector<const Right*> all;
  for (const Right& right : rights)
    all.push_back(&right);
  return all;
}

/// The records that the schema has an element for: a clause is told by diff/.
std::vector<const Right*> all_rights() {
  auto all = typed_terms();
  for (const Right& record : records)
    if (record.name != "clause") all.push_back(&record);
  return all;
}

BOOST_AUTO_TEST_CASE(have_a_right_for_every_typed_term_of_the_schema) {
  const auto elements = schema().children("terms");
  Names tabled;
  for (const Right* right : typed_terms())
    tabled.emplace(right->name);
  BOOST_TEST(elements.size() == 26U);
  BOOST_TEST((elements == tabled));
}

BOOST_AUTO_TEST_CASE(have_a_field_for_everything_that_a_term_may_say) {
  for (const Right* right : typed_terms()) {
    const auto unit_names = units(*right);
    Names fields;
    for (const Field& field : right->fields)
      fields.insert(written_at(field));
    for (const std::string& place : writable(*right))
      BOOST_TEST(
          (fields.contains(place) || no_fields.contains(place) || unit_names.contains(place)),
          right->name << " " << place);
  }
}

BOOST_AUTO_TEST_CASE(have_no_field_that_a_term_cannot_say) {
  for (const Right* right : typed_terms()) {
    const auto places = writable(*right);
    for (const Field& field : right->fields)
      BOOST_TEST(places.contains(written_at(field)), right->name << " " << field.name);
    for (const std::string& unit : units(*right))
      BOOST_TEST(places.contains(unit), right->name << " " << unit);
  }
}

BOOST_AUTO_TEST_CASE(need_every_exception_that_they_make) {
  Names places;
  for (const Right* right : typed_terms())
    places.merge(writable(*right));
  for (const auto& [place, reason] : no_fields)
    BOOST_TEST(places.contains(place), place);
}

std::optional<Shape::Attribute> attribute_of(const Right& right, const Field& field) {
  const Shape shape = schema().element(right.name);
  const auto name = field.attribute.empty() ? field.name : field.attribute;
  const auto child = shape.children.find(field.element);
  const auto& attributes =
      child == shape.children.end() ? shape.attributes : child->second.attributes;
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::nullopt : std::optional(found->second);
}

BOOST_AUTO_TEST_CASE(list_the_levels_that_the_schema_lists) {
  unsigned ladders = 0;
  for (const Right* right : typed_terms())
    for (const Field& field : right->fields) {
      BOOST_TEST((field.type == Type::level) == !field.levels.empty(), field.name);
      if (field.type != Type::level) continue;
      const auto attribute = attribute_of(*right, field);
      BOOST_TEST_REQUIRE(attribute.has_value(), right->name << " " << field.name);
      // What is measured in receipts or units has no order with the rest.
      Names levels{"unstated", "undisclosed", "redacted", "tbd", "receipts", "units"};
      for (std::string rung : std::vector<std::string>(field.levels.begin(), field.levels.end())) {
        std::ranges::replace(rung, '|', ' ');
        for (const std::string& level : split(rung)) {
          BOOST_TEST(attribute->values.contains(level), right->name << " " << level);
          levels.insert(level);
        }
      }
      for (const std::string& value : attribute->values)
        BOOST_TEST(levels.contains(value), right->name << " " << field.name << " " << value);
      const bool has_floor = std::ranges::find(field.levels, field.floor) != field.levels.end();
      BOOST_TEST((field.floor.empty() || has_floor), right->name << " " << field.floor);
      ++ladders;
    }
  BOOST_TEST(ladders > 15U);
}

BOOST_AUTO_TEST_CASE(fall_back_on_what_the_schema_gives) {
  unsigned fallbacks = 0;
  for (const Right* right : typed_terms())
    for (const Field& field : right->fields)
      if (const auto attribute = attribute_of(*right, field)) {
        BOOST_TEST(attribute->fallback == field.fallback, right->name << " " << field.name);
        fallbacks += attribute->fallback.empty() ? 0U : 1U;
      }
  BOOST_TEST(fallbacks >= 7U);
  const auto* event = find_right("event");
  const auto certain = static_cast<std::size_t>(field_index(*event, "certain"));
  BOOST_TEST(event->fields[certain].fallback == "no");
}

bool fits(Type type, std::string_view written) {
  switch (type) {
    case Type::percent: return written == "percent";
    case Type::money: return written == "amount";
    case Type::duration: return written == "duration" || written == "durationOrUnknown";
    case Type::date: return written == "date";
    case Type::regions: return written == "regions";
    case Type::slugs: return written == "slugs";
    case Type::number: return written == "decimal" || written == "xs:positiveInteger";
    case Type::elsewhere: return written == "elsewhere";
    case Type::parties:
    case Type::clouds:
    case Type::ids: return written == "xs:IDREF" || written == "xs:IDREFS";
    case Type::assets: return written == "xs:IDREFS";
    case Type::level:
    case Type::word: return !written.starts_with("xs:IDREF") && written != "date";
    default: return true;
  }
}

BOOST_AUTO_TEST_CASE(read_every_attribute_as_what_the_schema_makes_it) {
  for (const Right* right : typed_terms())
    for (const Field& field : right->fields)
      if (const auto attribute = attribute_of(*right, field))
        BOOST_TEST(fits(field.type, attribute->type),
                   right->name << " " << field.name << " is of the type " << attribute->type);
}

const Field* field_of(const Right& right, std::string_view name) {
  const int index = field_index(right, name);
  return index < 0 ? nullptr : &right.fields[static_cast<std::size_t>(index)];
}

BOOST_AUTO_TEST_CASE(name_their_roles_by_fields_that_they_have) {
  for (const Right* right : all_rights()) {
    for (const auto role : {right->beneficiary, right->burdened})
      if (!role.empty()) {
        const auto* field = field_of(*right, role);
        BOOST_TEST_REQUIRE((field != nullptr), right->name << " " << role);
        BOOST_TEST((field->type == Type::parties), right->name << " " << role);
      }
    const auto* key = field_of(*right, right->key);
    const bool keyed = key != nullptr && (key->type == Type::word || key->type == Type::ids);
    BOOST_TEST((right->key.empty() || keyed), right->name);
    const auto* head = field_of(*right, right->head);
    BOOST_TEST((right->head.empty() || (head != nullptr && !head->floor.empty())), right->name);
    const auto* over = field_of(*right, right->over);
    BOOST_TEST((right->over.empty() || (over != nullptr && over->type == Type::assets)),
               right->name);
  }
}

BOOST_AUTO_TEST_CASE(name_each_right_and_each_field_once) {
  Names names;
  for (const Right* right : all_rights()) {
    BOOST_TEST(names.emplace(right->name).second, right->name);
    BOOST_TEST(!right->about.empty(), right->name);
    Names fields;
    for (const Field& field : right->fields)
      BOOST_TEST(fields.emplace(field.name).second, right->name << " " << field.name);
  }
}

BOOST_AUTO_TEST_CASE(favour_somebody_only_where_somebody_holds_the_right) {
  for (const Right* right : all_rights())
    for (const Field& field : right->fields)
      if (field.more != More::neutral && field.element != field.name)
        BOOST_TEST(!right->beneficiary.empty(), right->name << " " << field.name);
}

BOOST_AUTO_TEST_SUITE_END()
