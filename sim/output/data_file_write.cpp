// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <span>
#include <system_error>

#include <fmt/format.h>

#include <sightline/core/error.hpp>
#include <sightline/core/extremes.hpp>
#include <sightline/output/file.hpp>

#include "data_file_check.hpp"
#include "hdf5_handle.hpp"
#include "patient_file.hpp"
#include "seal.hpp"

namespace sightline::output {

namespace {

/// Chunks of at most this size: small enough to read one row alone, large enough to compress.
constexpr std::size_t chunk_bytes = 512 * 1024;
constexpr unsigned deflate_level = 4;
constexpr std::size_t rows_at_once = 256;

hid_t file_type(float) {
  return H5T_IEEE_F32LE;
}
hid_t file_type(double) {
  return H5T_IEEE_F64LE;
}
hid_t file_type(std::int64_t) {
  return H5T_STD_I64LE;
}
hid_t memory_type(float) {
  return H5T_NATIVE_FLOAT;
}
hid_t memory_type(double) {
  return H5T_NATIVE_DOUBLE;
}
hid_t memory_type(std::int64_t) {
  return H5T_NATIVE_INT64;
}

Handle space_of(const std::vector<hsize_t>& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "make a data space"};
  return {H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose,
          "make a data space"};
}

void write_attribute(hid_t object, const std::string& name, const std::string& text) {
  const Handle type = text_type();
  const Handle space = space_of({});
  const std::string action = "write attribute " + name;
  const Handle attribute(
      H5Acreate2(object, name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      action);
  const char* const pointer = text.c_str();
  expect_hdf5(H5Awrite(attribute.id(), type.id(), &pointer), action);
}

template <class Number>
void write_attribute(hid_t object, const std::string& name, Number number) {
  const Handle space = space_of({});
  const std::string action = "write attribute " + name;
  const Handle attribute(
      H5Acreate2(object, name.c_str(), file_type(number), space.id(), H5P_DEFAULT, H5P_DEFAULT),
      H5Aclose, action);
  expect_hdf5(H5Awrite(attribute.id(), memory_type(number), &number), action);
}

/// Splits the slowest axes first, so that a chunk holds neighbours in the order of reading.
std::vector<hsize_t> chunk_of(const std::vector<hsize_t>& shape, std::size_t value_bytes) {
  std::vector<hsize_t> chunk(shape.size(), 1);
  hsize_t budget = std::max<hsize_t>(1, chunk_bytes / value_bytes);
  for (std::size_t i = shape.size(); i-- > 0;) {
    chunk[i] = std::min(shape[i], budget);
    budget = std::max<hsize_t>(1, budget / chunk[i]);
  }
  return chunk;
}

/// Properties of a dataset: no timestamps, and netCDF-4's order of attributes.
Handle dataset_properties() {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "make dataset properties");
  expect_hdf5(H5Pset_obj_track_times(properties.id(), false), "turn timestamps off");
  expect_hdf5(
      H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
      "keep the order of attributes");
  return properties;
}

void compress(const Handle& properties, const std::vector<hsize_t>& shape,
              std::size_t value_bytes) {
  const std::vector<hsize_t> chunk = chunk_of(shape, value_bytes);
  const hid_t id = properties.id();
  expect_hdf5(H5Pset_chunk(id, static_cast<int>(chunk.size()), chunk.data()), "set chunks");
  expect_hdf5(H5Pset_shuffle(id), "set the shuffle filter");
  expect_hdf5(H5Pset_deflate(id, deflate_level), "set the deflate filter");
  expect_hdf5(H5Pset_fletcher32(id), "set the checksum filter");
}

template <class Number>
Handle write_dataset(hid_t file, const std::string& name, const std::vector<hsize_t>& shape,
                     const std::vector<Number>& values) {
  const Handle properties = dataset_properties();
  if (!shape.empty() && !values.empty()) compress(properties, shape, sizeof(Number));
  constexpr bool is_real = std::numeric_limits<Number>::has_quiet_NaN;
  const Number missing = std::numeric_limits<Number>::quiet_NaN();
  if (is_real) {
    expect_hdf5(H5Pset_fill_value(properties.id(), memory_type(missing), &missing), "set a fill");
  }
  const Handle space = space_of(shape);
  Handle dataset(H5Dcreate2(file, name.c_str(), file_type(missing), space.id(), H5P_DEFAULT,
                            properties.id(), H5P_DEFAULT),
                 H5Dclose, "create " + name);
  if (!values.empty()) {
    expect_hdf5(
        H5Dwrite(dataset.id(), memory_type(missing), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
        "write " + name);
  }
  if (is_real) write_attribute(dataset.id(), "_FillValue", missing);
  return dataset;
}

/// Writes a block of rows at a time.
void write_rows(const Handle& dataset, const std::string& name, const std::vector<hsize_t>& shape,
                const Rows& rows) {
  const std::string action = "write " + name;
  const std::size_t along = shape.size() < 2 ? 1 : shape[shape.size() - 2];
  std::vector<double> block;
  for (std::size_t first = 0; first < rows.count;) {
    const std::size_t in_axis = first % along;
    const std::size_t count = std::min(rows_at_once, along - in_axis);
    block.resize(count * rows.width);
    for (std::size_t i = 0; i < count; ++i)
      rows.fill(first + i, std::span(block).subspan(i * rows.width, rows.width));
    std::vector<hsize_t> start(shape.size(), 0);
    std::vector<hsize_t> size(shape.size(), 1);
    size.back() = rows.width;
    std::size_t rest = first / along;
    if (shape.size() >= 2) {
      start[shape.size() - 2] = in_axis;
      size[shape.size() - 2] = count;
    }
    for (std::size_t i = shape.size() < 2 ? 0 : shape.size() - 2; i-- > 0; rest /= shape[i])
      start[i] = rest % shape[i];
    const Handle place = space_of(shape);
    expect_hdf5(H5Sselect_hyperslab(place.id(), H5S_SELECT_SET, start.data(), nullptr, size.data(),
                                    nullptr),
                action);
    const Handle memory = space_of(size);
    expect_hdf5(H5Dwrite(dataset.id(), H5T_NATIVE_DOUBLE, memory.id(), place.id(), H5P_DEFAULT,
                         block.data()),
                action);
    first += count;
  }
}

Handle write_dataset(hid_t file, const std::string& name, const std::vector<hsize_t>& shape,
                     const Rows& rows) {
  const Handle properties = dataset_properties();
  const bool has_places = !shape.empty() && rows.size() > 0;
  if (has_places) compress(properties, shape, sizeof(double));
  const double missing = not_a_number;
  expect_hdf5(H5Pset_fill_value(properties.id(), H5T_NATIVE_DOUBLE, &missing), "set a fill");
  const Handle space = space_of(shape);
  Handle dataset(H5Dcreate2(file, name.c_str(), H5T_IEEE_F64LE, space.id(), H5P_DEFAULT,
                            properties.id(), H5P_DEFAULT),
                 H5Dclose, "create " + name);
  if (has_places) write_rows(dataset, name, shape, rows);
  write_attribute(dataset.id(), "_FillValue", missing);
  return dataset;
}

Handle write_dataset(hid_t file, const std::string& name, const std::vector<hsize_t>& shape,
                     const std::vector<std::string>& values) {
  // Filters would see only references into the heap where text of variable length lies.
  const Handle properties = dataset_properties();
  const Handle type = text_type();
  const Handle space = space_of(shape);
  Handle dataset(H5Dcreate2(file, name.c_str(), type.id(), space.id(), H5P_DEFAULT, properties.id(),
                            H5P_DEFAULT),
                 H5Dclose, "create " + name);
  std::vector<const char*> pointers;
  pointers.reserve(values.size());
  for (const std::string& value : values)
    pointers.push_back(value.c_str());
  if (!values.empty()) {
    expect_hdf5(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
                "write " + name);
  }
  return dataset;
}

/// Writes either an axis or a variable: values, then what is said of them.
template <class Ticked, class Variant>
Handle write_described(hid_t file, const Ticked& described, const std::vector<hsize_t>& shape,
                       const Variant& variant) {
  Handle dataset = std::visit(
      [&](const auto& values) { return write_dataset(file, described.name, shape, values); },
      variant);
  if (!described.units.empty()) write_attribute(dataset.id(), "units", described.units);
  if (!described.description.empty()) {
    write_attribute(dataset.id(), "long_name", described.description);
  }
  return dataset;
}

void write_axis(hid_t file, const Axis& axis) {
  const Handle dataset = write_described(file, axis, {axis.size()}, axis.ticks);
  expect_hdf5(H5DSset_scale(dataset.id(), axis.name.c_str()), "make an axis of " + axis.name);
}

void write_variable(hid_t id, const DataFile& file, const Variable& variable) {
  std::vector<hsize_t> shape;
  for (const std::string& name : variable.axes)
    shape.push_back(file.axis(name).size());
  const Handle dataset = write_described(id, variable, shape, variable.values);
  for (std::size_t i = 0; i < variable.axes.size(); ++i) {
    const std::string action = "attach axis " + variable.axes[i];
    const Handle scale(H5Dopen2(id, variable.axes[i].c_str(), H5P_DEFAULT), H5Dclose, action);
    expect_hdf5(H5DSattach_scale(dataset.id(), scale.id(), static_cast<unsigned>(i)), action);
  }
}

/// An empty file in `on_disk`.
/// The library takes open files of one name for one file, so the name is this file's alone: several
/// threads may write.
Handle create(PatientFile& on_disk) {
  const Handle access = access_to(on_disk);
  const Handle properties(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "make file properties");
  constexpr unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  expect_hdf5(H5Pset_link_creation_order(properties.id(), tracked), "keep the order of names");
  expect_hdf5(H5Pset_attr_creation_order(properties.id(), tracked), "keep the order of attributes");
  expect_hdf5(H5Pset_obj_track_times(properties.id(), false), "turn timestamps off");
  const std::string name = fmt::format("written {}", fmt::ptr(&on_disk));
  return {H5Fcreate(name.c_str(), H5F_ACC_TRUNC, properties.id(), access.id()), H5Fclose,
          "make a file"};
}

void write_content(PatientFile& on_disk, const DataFile& file) {
  const Handle id = create(on_disk);
  for (const Axis& axis : file.axes)
    write_axis(id.id(), axis);
  for (const Variable& variable : file.variables)
    write_variable(id.id(), file, variable);
  for (const auto& [name, attribute] : file.attributes) {
    std::visit([&, &key = name](const auto& value) { write_attribute(id.id(), key, value); },
               attribute);
  }
  write_attribute(id.id(), checksum_attribute, content_checksum(file));
  write_attribute(id.id(), seal_attribute, open_seal());
  expect_hdf5(H5Fflush(id.id(), H5F_SCOPE_GLOBAL), "flush");
}

}  // namespace

void write(const std::filesystem::path& path, const DataFile& file) {
  check(file);
  PartialFile partial(path);
  PatientFile on_disk(partial.descriptor());
  try {
    const QuietHdf5 quiet;
    write_content(on_disk, file);
    if (on_disk.failure() == 0 && !seal(partial.descriptor()))
      throw Hdf5Error("cannot seal the file");
  } catch (const Hdf5Error& error) {
    throw RunError(fmt::format("cannot write {}: {}", path.string(), error.what()));
  } catch (const std::system_error& error) {
    partial.fail(error.code().value());
  }
  if (on_disk.failure() != 0) partial.fail(on_disk.failure());
  partial.finish();
}

}  // namespace sightline::output
