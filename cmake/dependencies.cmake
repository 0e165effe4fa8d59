# SPDX-License-Identifier: Apache-2.0
# Every third-party package enters here and gets one spelling: sightline::third_party::NAME.
# Names of imported targets differ between packages and releases; nothing else has to know.
set(HDF5_PREFER_PARALLEL OFF)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(TBB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(Boost 1.74 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)

function(sightline_third_party name)
  add_library(sightline_third_party_${name} INTERFACE)
  target_link_libraries(sightline_third_party_${name} INTERFACE ${ARGN})
  add_library(sightline::third_party::${name} ALIAS sightline_third_party_${name})
endfunction()

sightline_third_party(fmt fmt::fmt)
sightline_third_party(eigen Eigen3::Eigen)
sightline_third_party(tbb TBB::tbb Threads::Threads)
sightline_third_party(yaml yaml-cpp)
sightline_third_party(hdf5 hdf5::hdf5 hdf5::hdf5_hl)
sightline_third_party(boost Boost::headers)
sightline_third_party(cli CLI11::CLI11)
sightline_third_party(json nlohmann_json::nlohmann_json)
sightline_third_party(random123)
target_include_directories(sightline_third_party_random123 SYSTEM INTERFACE ${RANDOM123_INCLUDE_DIR})

# Debian's own Python first: another one earlier in PATH lacks Debian's readers of result files.
if(SIGHTLINE_BUILD_TESTS)
  find_program(SIGHTLINE_PYTHON NAMES python3 HINTS /usr/bin REQUIRED)
endif()
