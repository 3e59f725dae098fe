#include "edits.hpp"

#include "schema_shape.hpp"
#include "terms/tables.hpp"
#include "text/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace clauseline::tests {
namespace {

/// A way of writing a field: attributes of the term or of a child of it, or whole children.
struct Sample {
  std::string name;  // what the value is called
  std::map<std::string, std::string> attributes{};
  std::string children{};
};

/// A typed term that is being written down.
struct Draft {
  std::map<std::string, std::string> attributes{};
  std::map<std::string, std::map<std::string, std::string>> child_attributes{};
  std::map<std::string, std::string> child_content{};  // inside a child
  std::string content{};                               // other children, whole
};

std::string written(const std::map<std::string, std::string>& attributes) {
  std::string text;
  for (const auto& [name, value] : attributes)
    text += fmt::format(" {}=\"{}\"", name, value);
  return text;
}

std::string written(const Right& right, const Draft& draft) {
  std::string text = fmt::format("<{}{}>", right.name, written(draft.attributes));
  for (const auto& [child, attributes] : draft.child_attributes) {
    const auto inner = draft.child_content.find(child);
    text += fmt::format("<{0}{1}>{2}</{0}>", child, written(attributes),
                        inner == draft.child_content.end() ? "" : inner->second);
  }
  return text + draft.content + fmt::format("</{}>", right.name);
}

std::string clauses(const std::string& term) {
  return "<clause id=\"here\"><p>Words.</p><terms>" + term +
         "</terms></clause><clause id=\"there\"><p>Words.</p><terms>"
         "<agreement-term id=\"other\"/><audit-right id=\"another\" holder=\"supplier\" "
         "of=\"customer\"/></terms></clause>";
}

using Values = std::vector<std::string>;

/// Values of attributes that name or count things.
Values values_of(const Field& field, const Shape::Attribute& attribute) {
  if (!attribute.values.empty()) return {attribute.values.begin(), attribute.values.end()};
  switch (field.type) {
    case Type::parties:
      return attribute.type == "xs:IDREFS" ? Values{"supplier", "customer", "supplier customer"}
                                           : Values{"supplier", "customer", "supplier-affiliate"};
    case Type::assets: return {"software", "core", "core plugins", "data", "core data"};
    case Type::clouds:
      return attribute.type == "xs:IDREFS" ? Values{"north", "south", "north south"}
                                           : Values{"north", "south"};
    case Type::ids:
      if (field.name == "base.definition") return {"def-revenue", "def-deductions"};
      if (field.name == "of") return {"other", "another", "other another"};
      return {"launch-day", "sale"};
    case Type::slugs: return {"alpha", "beta", "alpha beta"};
    case Type::regions: return {"US", "US CA", "DE", "world"};
    case Type::percent: return {"10", "20", "undisclosed", "redacted"};
    case Type::number: return {"2", "3"};
    case Type::date: return {"2027", "2028-06-30"};
    case Type::duration:
      return attribute.type == "duration" ? Values{"P1M", "P2M", "P45D"}
                                          : Values{"P1M", "P2M", "P45D", "undisclosed"};
    default:
      if (attribute.type == "currency") return {"USD", "EUR"};
      return attribute.type == "region" ? Values{"US", "DE"} : Values{"alpha", "beta"};
  }
}

/// Bounds in time: of a right that begins or ends there.
Values bounds(std::string_view element) {
  const auto one = [&](std::string_view inside) {
    return fmt::format("<{0}{1}</{0}>", element, inside);
  };
  return {one(" date=\"2030\">"),
          one(" date=\"2032\">"),
          one(" event=\"sale\">"),
          one(" event=\"launch-day\">"),
          one("><first><at event=\"sale\"/><at date=\"2030\"/></first>"),
          one("><last><at event=\"sale\"/><at date=\"2030\"/></last>"),
          one(" open=\"perpetual\">"),
          one(" open=\"undisclosed\">"),
          one(" open=\"unstated\">")};
}

Values conditions(std::string_view element) {
  const auto one = [&](std::string_view test) {
    return fmt::format("<{0}>{1}</{0}>", element, test);
  };
  constexpr auto able = "<fact of=\"supplier\" is=\"able\"/>";
  constexpr auto willing = "<fact of=\"supplier\" is=\"willing\"/>";
  return {one(able), one(willing), one(fmt::format("<all>{}{}</all>", able, willing)),
          one(fmt::format("<any>{}{}</any>", able, willing))};
}

Values parts(std::string_view element) {
  const auto one = [&](std::string_view inside) {
    return fmt::format("<{} {}/>", element, inside);
  };
  const auto when = [&](std::string_view inside) {
    return fmt::format("<{0} {1}><when><fact of=\"supplier\" is=\"able\"/></when></{0}>", element,
                       inside);
  };
  return {one("assets=\"core\""),
          one("assets=\"software\""),
          one("assets=\"data\""),
          one("customers=\"government\""),
          one("customers=\"education\""),
          one("customers=\"government\"") + one("customers=\"education\""),
          when("customers=\"government\""),
          one("territory=\"US\"")};
}

Values tiers() {
  const auto one = [](std::string_view over, std::string_view percent) {
    return fmt::format("<tier over=\"{}\" currency=\"USD\" percent=\"{}\"/>", over, percent);
  };
  return {one("100", "20"), one("100", "30"), one("200", "40"),
          one("100", "20") + one("200", "25")};
}

std::vector<Sample> whole_children(const Values& texts) {
  std::vector<Sample> samples;
  for (const std::string& text : texts)
    samples.push_back({.name = text, .children = text});
  return samples;
}

std::string attribute_name(const Field& field) {
  return std::string(field.attribute.empty() ? field.name : field.attribute);
}

Shape holder_shape(const Right& right, const Field& field) {
  const Shape shape = schema().element(right.name);
  const auto child = shape.children.find(field.element);
  return child == shape.children.end() ? shape : child->second;
}

std::vector<Sample> money(const Field& field, const Shape& shape) {
  const auto units = split(field.unit);
  std::vector<Sample> samples;
  for (const auto& [amount, unit] : std::vector<std::pair<std::string, std::string>>{
           {"100", "USD"}, {"200", "USD"}, {"100", "EUR"}, {"undisclosed", "USD"}}) {
    if (amount == "undisclosed" && shape.attributes.at(attribute_name(field)).type == "decimal")
      continue;
    samples.push_back({.name = amount + " " + unit,
                       .attributes = {{attribute_name(field), amount}, {units.front(), unit}}});
  }
  return samples;
}

/// The ways in which a field can be written, without absence.
std::vector<Sample> samples_of(const Right& right, const Field& field) {
  const auto name = field.element.empty() || field.name == field.element
                        ? std::string(field.name)
                        : std::string(field.name.substr(field.element.size() + 1));
  if (field.type == Type::end) return whole_children(bounds(name));
  if (field.type == Type::condition) return whole_children(conditions(name));
  if (field.type == Type::parts) return whole_children(parts(name));
  if (field.type == Type::tiers) return whole_children(tiers());
  if (field.name == "independent-of")
    return whole_children(
        {"<independent-of event=\"sale\"/>",
         "<independent-of event=\"sale\"/><independent-of event=\"launch-day\"/>"});
  const Shape shape = holder_shape(right, field);
  if (field.type == Type::money) return money(field, shape);
  std::vector<Sample> samples;
  for (const std::string& value : values_of(field, shape.attributes.at(attribute_name(field))))
    samples.push_back({.name = value, .attributes = {{attribute_name(field), value}}});
  return samples;
}

/// What the schema requires, filled in with something.
void fill_required(const Right& right, std::string_view element, const Shape& shape,
                   std::map<std::string, std::string>& into) {
  for (const Field& field : right.fields) {
    if (field.element != element || field.type == Type::end || field.type == Type::condition ||
        field.type == Type::parts || field.type == Type::tiers)
      continue;
    const auto name = attribute_name(field);
    const auto found = shape.attributes.find(name);
    if (found == shape.attributes.end() || !found->second.required) continue;
    const auto samples = samples_of(right, field);
    for (const auto& [key, value] : samples.front().attributes)
      into.try_emplace(key, value);
  }
}

Draft draft_of(const Right& right, const std::string& kind) {
  Draft draft;
  draft.attributes["id"] = "t-here";
  if (!right.beneficiary.empty()) draft.attributes[std::string(right.beneficiary)] = "customer";
  if (!right.burdened.empty()) draft.attributes[std::string(right.burdened)] = "supplier";
  if (!kind.empty()) draft.attributes[std::string(right.key)] = kind;
  fill_required(right, {}, schema().element(right.name), draft.attributes);
  return draft;
}

/// The values of the field that makes a right another right, or one empty value.
Values kinds_of(const Right& right, const Field* varied) {
  if (right.key.empty() || (varied != nullptr && varied->name == right.key)) return {""};
  const auto& field = right.fields[static_cast<std::size_t>(field_index(right, right.key))];
  auto kinds = values_of(field, holder_shape(right, field).attributes.at(attribute_name(field)));
  if (right.name == "obligation")
    kinds = {"report", "warrant", "maintain-insurance", "escrow-source"};
  if (right.name == "permission") kinds = {"release", "develop-jointly", "use"};
  if (right.name == "grant") kinds = {"licence", "access"};
  if (right.name == "payment") kinds = {"fee", "deposit", "liquidated-damages", "termination-fee"};
  return kinds;
}

void put(const Field& field, const Sample& sample, Draft& draft) {
  const bool whole = !sample.children.empty();
  const bool inside = whole && !field.element.empty() && field.name != field.element &&
                      field.name.starts_with(field.element);
  if (inside) {
    draft.child_content[std::string(field.element)] += sample.children;
  } else if (whole) {
    draft.content += sample.children;
  } else if (field.element.empty()) {
    for (const auto& [name, value] : sample.attributes)
      draft.attributes[name] = value;
  } else {
    for (const auto& [name, value] : sample.attributes)
      draft.child_attributes[std::string(field.element)][name] = value;
  }
}

/// The child that a field belongs to must stand there, with what the schema requires of it.
void prepare_child(const Right& right, const Field& field, Draft& draft) {
  const bool own = field.element.empty() || field.name == field.element;
  if (own || field.name == "independent-of") return;
  auto& attributes = draft.child_attributes[std::string(field.element)];
  fill_required(right, field.element, holder_shape(right, field), attributes);
  if (field.element == "exclusivity") attributes["level"] = "exclusive";
}

bool is_required(const Right& right, const Field& field) {
  const auto shape = holder_shape(right, field);
  const auto found = shape.attributes.find(attribute_name(field));
  const bool own = field.element.empty() || field.name != field.element;
  return own && found != shape.attributes.end() && found->second.required;
}

/// A field in each way in which it can be written, and not written where it need not be.
Variants variants_of(const Right& right, const Field& field, const std::string& kind) {
  Draft draft = draft_of(right, kind);
  prepare_child(right, field, draft);
  auto samples = samples_of(right, field);
  if (!is_required(right, field)) samples.push_back({});
  Variants found{.right = &right, .field = &field, .kind = kind};
  for (const Sample& sample : samples) {
    Draft whole = draft;
    if (!sample.name.empty()) put(field, sample, whole);
    found.variants.push_back({.value = sample.name, .clauses = clauses(written(right, whole))});
  }
  return found;
}

/// A term in each status, and gone.
Variants variants_of(const Right& right, const std::string& kind) {
  const std::string neighbour =
      "<cooperation id=\"t-alone\" between=\"supplier customer\" areas=\"silicon\"/>";
  Variants found{.right = &right, .kind = kind};
  found.variants.push_back({.value = "", .clauses = clauses(neighbour)});
  for (const char* status : {"active", "suspended", "ceased", "reserved"}) {
    Draft draft = draft_of(right, kind);
    draft.attributes["status"] = status;
    found.variants.push_back(
        {.value = status, .clauses = clauses(neighbour + written(right, draft))});
  }
  return found;
}

}  // namespace

std::vector<Variants> all_variants() {
  std::vector<Variants> all;
  for (const Right& right : rights) {
    for (const std::string& kind : kinds_of(right, nullptr))
      all.push_back(variants_of(right, kind));
    for (const Field& field : right.fields)
      if (field.type != Type::elsewhere)  // which says where a value is known from
        for (const std::string& kind : kinds_of(right, &field))
          all.push_back(variants_of(right, field, kind));
  }
  return all;
}

std::string to_text(const Variants& variants) {
  std::string text(variants.right->name);
  if (!variants.kind.empty()) text += " " + variants.kind;
  if (variants.field != nullptr) text += fmt::format(".{}", variants.field->name);
  return text;
}

}  // namespace clauseline::tests
